-- From when until when a declared version served: what went in the moment in which another one came
-- is what to go back to. Of earlier declarations the end is not known.
alter table declaration add column serving_since timestamptz, add column serving_until timestamptz;
update declaration set serving_since = declared_at where served;
