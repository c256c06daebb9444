package io.plugdesk.tenants;

import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** Carries JSON as text between an entity and a jsonb column. */
@Converter
public final class JsonColumn implements AttributeConverter<String, Object> {
  @Override
  public Object convertToDatabaseColumn(String json) {
    return json;
  }

  @Override
  public String convertToEntityAttribute(Object column) {
    return column == null ? null : column.toString();
  }
}
