package io.plugdesk.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ConfigsetTest {
  private static final Set<String> LANGUAGES =
      Set.of("en", "de", "fr", "es", "it", "pt", "nl", "cjk", "general");

  @Test
  void everyLanguageHasItsTextTitleAndSection() throws Exception {
    Set<String> fields = fieldNames();
    for (String language : LANGUAGES) {
      for (String part : Set.of("text_", "title_", "section_")) {
        assertTrue(fields.contains(part + language), part + language);
      }
    }
  }

  @Test
  void vectorsAreSearchedButNotStored() throws Exception {
    NodeList fields = schema().getElementsByTagName("field");
    int seen = 0;
    for (int index = 0; index < fields.getLength(); index++) {
      var attributes = fields.item(index).getAttributes();
      if (attributes.getNamedItem("name").getNodeValue().equals("embedding")) {
        assertEquals("false", attributes.getNamedItem("stored").getNodeValue());
        seen++;
      }
    }
    assertEquals(1, seen);
  }

  @Test
  void saysWhichFileIsMissing() {
    var failure = assertThrows(IOException.class, () -> Configset.content("synonyms.txt"));
    assertTrue(failure.getMessage().contains("configset/synonyms.txt"));
  }

  private static Set<String> fieldNames() throws Exception {
    NodeList fields = schema().getElementsByTagName("field");
    Set<String> names = new HashSet<>();
    for (int index = 0; index < fields.getLength(); index++) {
      names.add(fields.item(index).getAttributes().getNamedItem("name").getNodeValue());
    }
    return names;
  }

  private static Document schema() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Configset.content("schema.xml")));
  }
}
