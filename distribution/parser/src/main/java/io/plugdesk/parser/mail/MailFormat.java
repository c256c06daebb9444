package io.plugdesk.parser.mail;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.RefusedException;
import io.plugdesk.parser.read.Source;
import io.plugdesk.parser.text.Lines;
import io.plugdesk.parser.text.TextFormat;
import io.plugdesk.parser.web.HtmlFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.FieldName;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Reads an e-mail: who, when, what about, its text, and what is attached as further pages. */
public final class MailFormat implements Format {
  private static final int DEEPEST = 20;

  private final Format attachments;

  /** Reads attachments by this format, which refuses those it does not know. */
  public MailFormat(Format attachments) {
    this.attachments = attachments;
  }

  @Override
  public String read(Source source, Pages pages) throws IOException {
    Message message = parse(source);
    try {
      String subject = subject(message);
      Blocks blocks = new Blocks(pages);
      blocks.heading(1, Markdown.escape(subject == null ? "" : subject));
      for (String name : new String[] {FieldName.FROM, FieldName.TO, FieldName.DATE}) {
        head(message, name).ifPresent(line -> blocks.paragraph(Markdown.escape(line)));
      }
      Optional<Entity> text = text(message, 0);
      if (text.isPresent()) {
        write(text.get(), blocks);
      }
      attached(message, text.orElse(null), blocks, pages, 0);
      blocks.end();
      return subject;
    } finally {
      message.dispose();
    }
  }

  private static Message parse(Source source) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        new MimeConfig.Builder()
            .setMaxLineLen(1 << 20)
            .setMaxHeaderLen(1 << 20)
            .setMaxHeaderCount(10_000)
            .build());
    try (InputStream stream = Files.newInputStream(source.path())) {
      return builder.parseMessage(stream);
    }
  }

  private static String subject(Message message) {
    String subject = message.getSubject();
    return subject == null || subject.isBlank() ? null : Markdown.oneLine(subject);
  }

  private static Optional<String> head(Message message, String name) {
    var field = message.getHeader() == null ? null : message.getHeader().getField(name);
    return field == null
        ? Optional.empty()
        : Optional.of(
            name
                + ": "
                + Markdown.oneLine(
                    DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT)));
  }

  /** The first text that is no attachment: plain if there is, or HTML. */
  private static Optional<Entity> text(Entity entity, int depth) {
    if (entity.getBody() instanceof Multipart parts && depth < DEEPEST) {
      Optional<Entity> found = Optional.empty();
      for (Entity part : parts.getBodyParts()) {
        Optional<Entity> next = text(part, depth + 1);
        boolean better =
            found.isEmpty()
                || parts.getSubType().equalsIgnoreCase("alternative")
                    && next.isPresent()
                    && next.get().getMimeType().equals("text/plain");
        found = better ? next : found;
      }
      return found;
    }
    boolean text = entity.getMimeType().matches("text/(plain|html)");
    return text && entity.getFilename() == null ? Optional.of(entity) : Optional.empty();
  }

  private static void write(Entity entity, Blocks blocks) throws IOException {
    String text = new String(bytes(entity), charset(entity));
    if (entity.getMimeType().equals("text/html")) {
      HtmlFormat.read(text, (number, markdown) -> blocks.verbatim(markdown));
    } else {
      TextFormat.write(new Lines(new StringReader(text)), blocks);
    }
  }

  private void attached(Entity entity, Entity text, Blocks blocks, Pages pages, int depth)
      throws IOException {
    if (entity.getBody() instanceof Multipart parts && depth < DEEPEST) {
      for (Entity part : parts.getBodyParts()) {
        attached(part, text, blocks, pages, depth + 1);
      }
    } else if (entity != text && entity.getFilename() != null) {
      attachment(entity, blocks, pages);
    }
  }

  private void attachment(Entity entity, Blocks blocks, Pages pages) throws IOException {
    String name = Path.of("/", entity.getFilename().replace('\0', '_')).getFileName().toString();
    blocks.heading(2, Markdown.escape(name));
    Path file = Files.createTempFile("attachment", null);
    try {
      Files.write(file, bytes(entity));
      attachments.read(
          new Source(name, file),
          (number, markdown) -> {
            blocks.end();
            pages.page(null, markdown);
          });
    } catch (RefusedException refused) {
      blocks.paragraph("(The attachment was not read.)");
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] bytes(Entity entity) throws IOException {
    if (entity.getBody() instanceof SingleBody body) {
      try (InputStream stream = body.getInputStream()) {
        return stream.readAllBytes();
      }
    }
    return new byte[0];
  }

  private static Charset charset(Entity entity) {
    try {
      return entity.getCharset() == null
          ? StandardCharsets.UTF_8
          : Charset.forName(entity.getCharset());
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
