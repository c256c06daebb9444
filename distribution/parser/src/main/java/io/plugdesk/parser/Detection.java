package io.plugdesk.parser;

import io.plugdesk.parser.read.RefusedException;
import io.plugdesk.parser.read.Source;
import io.plugdesk.parser.text.Characters;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;

/** Tells a file's format by its content together with its name. */
final class Detection {
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("application/pdf", "pdf"),
          Map.entry(OFFICE + "wordprocessingml.document", "docx"),
          Map.entry(OFFICE + "wordprocessingml.template", "docx"),
          Map.entry("application/vnd.ms-word.document.macroenabled.12", "docx"),
          Map.entry("application/vnd.ms-word.template.macroenabled.12", "docx"),
          Map.entry(OFFICE + "presentationml.presentation", "pptx"),
          Map.entry(OFFICE + "presentationml.slideshow", "pptx"),
          Map.entry(OFFICE + "presentationml.template", "pptx"),
          Map.entry("application/vnd.ms-powerpoint.presentation.macroenabled.12", "pptx"),
          Map.entry("application/vnd.ms-powerpoint.slideshow.macroenabled.12", "pptx"),
          Map.entry(OFFICE + "spreadsheetml.sheet", "xlsx"),
          Map.entry(OFFICE + "spreadsheetml.template", "xlsx"),
          Map.entry("application/vnd.ms-excel.sheet.macroenabled.12", "xlsx"),
          Map.entry("application/vnd.ms-excel.template.macroenabled.12", "xlsx"),
          Map.entry("text/html", "html"),
          Map.entry("application/xhtml+xml", "html"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/tab-separated-values", "csv"),
          Map.entry("text/x-web-markdown", "markdown"),
          Map.entry("text/plain", "text"),
          Map.entry("text/x-log", "text"),
          Map.entry("text/x-rst", "text"),
          Map.entry("text/asciidoc", "text"),
          Map.entry("message/rfc822", "email"));

  /** Endings of texts, whose first words may look like another format. */
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("md", "markdown"),
          Map.entry("markdown", "markdown"),
          Map.entry("csv", "csv"),
          Map.entry("tsv", "csv"),
          Map.entry("html", "html"),
          Map.entry("htm", "html"),
          Map.entry("xhtml", "html"),
          Map.entry("txt", "text"),
          Map.entry("text", "text"),
          Map.entry("log", "text"),
          Map.entry("rst", "text"),
          Map.entry("adoc", "text"),
          Map.entry("asciidoc", "text"),
          Map.entry("eml", "email"));

  /** Formats written in letters, with a mark at which no text begins by chance. */
  private static final Set<String> MARKED = Set.of("application/pdf", "application/rtf");

  private final Detector detector;

  Detection() {
    detector = TikaConfig.getDefaultConfig().getDetector();
  }

  /** The format in one word, or the media type of what is none that is read. */
  String type(Source source) throws IOException {
    if (Files.size(source.path()) == 0) {
      throw new RefusedException("The file is empty: send it again with its content.");
    }
    MediaType type = detect(source);
    String name = type.getBaseType().toString();
    if (name.endsWith("-protected") || name.equals("application/x-tika-ooxml-protected")) {
      throw new RefusedException("The file is encrypted: save it without a password.");
    }
    String ending = ENDINGS.get(ending(source.name()));
    if (ending != null && decides(type, name, source)) {
      return ending;
    }
    return TYPES.getOrDefault(name, name);
  }

  /** Whether the ending says more than the first words: those of a text are anybody's. */
  private static boolean decides(MediaType type, String name, Source source) throws IOException {
    return type.getType().equals("text")
        || name.equals("message/rfc822")
        || name.equals("application/octet-stream")
        || !MARKED.contains(name) && Characters.isText(source.path());
  }

  private MediaType detect(Source source) throws IOException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, source.name());
    try (TikaInputStream stream = TikaInputStream.get(source.path(), metadata)) {
      return detector.detect(stream, metadata);
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
