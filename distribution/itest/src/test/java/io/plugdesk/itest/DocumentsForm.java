package io.plugdesk.itest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A form with fields and one file, as a browser sends it. */
final class DocumentsForm {
  static final String TYPE = "multipart/form-data; boundary=plugdesk-form";
  private static final String START = "--plugdesk-form\r\nContent-Disposition: form-data; name=\"";
  private static final String END = "\r\n--plugdesk-form--\r\n";

  private DocumentsForm() {}

  static byte[] of(Map<String, String> fields, String fileName, byte[] file) {
    var form = new ByteArrayOutputStream();
    fields.forEach((name, value) -> add(form, START + name + "\"\r\n\r\n" + value + "\r\n"));
    add(form, START + "file\"; filename=\"" + fileName + "\"\r\n");
    add(form, "Content-Type: application/octet-stream\r\n\r\n");
    form.writeBytes(file);
    add(form, END);
    return form.toByteArray();
  }

  private static void add(ByteArrayOutputStream form, String text) {
    form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
