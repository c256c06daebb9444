package io.plugdesk.rest.filter;

import io.plugdesk.api.rest.Upload;
import io.plugdesk.rest.problem.Problem.Kind;
import io.plugdesk.rest.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.ext.MessageBodyReader;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;

/**
 * Reads a form up to its file, and hands the file on as a stream; a tenant that the form names has
 * to be that of the token.
 */
@Consumes(MediaType.MULTIPART_FORM_DATA)
public final class UploadReader implements MessageBodyReader<Upload> {
  private static final String FILE = "file";
  private static final int LONGEST_FIELD = 64 * 1024;
  private static final int MOST_FIELDS = 32;
  private static final int LONGEST_NAME = 200;

  private final long limit;

  /**
   * Makes the reader.
   *
   * @param limit how many bytes a file may have
   */
  public UploadReader(long limit) {
    this.limit = limit;
  }

  /**
   * Whether a body is a form that may hold a file.
   *
   * @param type its media type, or null
   */
  static boolean reads(MediaType type) {
    return type != null && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type);
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == Upload.class;
  }

  @Override
  public Upload readFrom(
      Class<Upload> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    try {
      var form = new Form(body, mediaType.getParameters().get("boundary"));
      return upload(form);
    } catch (IOException e) {
      throw malformed("The form cannot be read: send it as multipart/form-data, all of it");
    }
  }

  private Upload upload(Form form) throws IOException {
    var fields = new HashMap<String, String>();
    for (Optional<Form.Part> next = form.next(); next.isPresent(); next = form.next()) {
      var part = next.get();
      if (part.fileName() == null) {
        field(part, fields);
      } else if (part.name().equals(FILE)) {
        var content = new LimitedStream(part.content(), limit, Body.fileTooLarge(limit));
        return new Upload(
            fileName(part.fileName()), part.mediaType(), new LastPart(content, form), fields);
      } else {
        throw malformed("A file of the form has another name than file: send one, named file");
      }
    }
    throw malformed("The form has no file: send it as the last part, named file");
  }

  private static void field(Form.Part part, Map<String, String> fields) throws IOException {
    var bytes = part.content().readNBytes(LONGEST_FIELD + 1);
    if (bytes.length > LONGEST_FIELD || fields.size() >= MOST_FIELDS) {
      throw new Refusal(
          Kind.TOO_LARGE,
          "The form has more than %d fields, or one of more than %d bytes"
              .formatted(MOST_FIELDS, LONGEST_FIELD));
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (part.name().equals(Body.TENANT_FIELD)) {
      agree(text);
    }
    fields.put(part.name(), text);
  }

  private static void agree(String tenant) {
    if (JAXRSUtils.getCurrentMessage().get(SecurityContext.class)
        instanceof CallerSecurity security) {
      TenantAgreement.check(security.caller(), tenant);
    }
  }

  /** Nobody here can know what a path is meant to lead to: it is refused before its file. */
  private static String fileName(String name) {
    var end = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
    var last = name.substring(end).replaceAll("\\p{Cntrl}", "").strip();
    if (end > 0) {
      var usable = last.length() <= LONGEST_NAME && !last.matches("\\.*");
      throw new Refusal(
          Kind.REJECTED,
          "A file name, not a path: send "
              + (usable ? "'" + last + "'" : "one such as 'returns.pdf'"));
    }
    return last;
  }

  private static Refusal malformed(String detail) {
    return new Refusal(Kind.MALFORMED, detail);
  }
}
