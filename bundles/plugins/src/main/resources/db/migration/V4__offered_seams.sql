-- The seams that plugins have offered: what is switched on and gone is missed by its seam.
create table offered_seam (
  plugin text not null,
  seam text not null,
  primary key (plugin, seam)
);
comment on table offered_seam is 'house';
