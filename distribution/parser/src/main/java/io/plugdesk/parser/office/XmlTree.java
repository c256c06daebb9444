package io.plugdesk.parser.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A small part of a document's XML. Names are without their namespace, since Office writes the same
 * names in two of them; but an attribute that names a relation begins with {@code r:}.
 */
final class XmlTree {
  private static final int DEEPEST = 500;
  private static final String RELATIONS = "/relationships";

  private final String name;
  private final Map<String, String> attributes;
  private final List<XmlTree> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlTree(String name, Map<String, String> attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  /** Reads the element at which the reader stands, to its end. */
  static XmlTree read(XMLStreamReader reader) throws XMLStreamException {
    return read(reader, 0);
  }

  private static XmlTree read(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("Nested too deeply");
    }
    Map<String, String> attributes = new HashMap<>();
    for (int at = 0; at < reader.getAttributeCount(); at++) {
      boolean relation = String.valueOf(reader.getAttributeNamespace(at)).endsWith(RELATIONS);
      String key = (relation ? "r:" : "") + reader.getAttributeLocalName(at);
      attributes.put(key, reader.getAttributeValue(at));
    }
    XmlTree tree = new XmlTree(reader.getLocalName(), attributes);
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        tree.children.add(read(reader, depth + 1));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        tree.text.append(reader.getText());
      }
    }
    return tree;
  }

  String name() {
    return name;
  }

  boolean is(String other) {
    return name.equals(other);
  }

  String text() {
    return text.toString();
  }

  /** An attribute, or the empty text. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  /** An attribute that is a number from 0 up, or the other number. */
  int number(String key, int otherwise) {
    String value = attribute(key);
    return value.matches("\\d{1,6}") ? Integer.parseInt(value) : otherwise;
  }

  List<XmlTree> children() {
    return children;
  }

  Stream<XmlTree> children(String wanted) {
    return children.stream().filter(child -> child.is(wanted));
  }

  /** The element at the end of a path of first children; an empty one when it is not there. */
  XmlTree at(String... path) {
    XmlTree tree = this;
    for (String step : path) {
      tree = tree.children(step).findFirst().orElse(new XmlTree("", Map.of()));
    }
    return tree;
  }

  boolean exists() {
    return !name.isEmpty();
  }

  /** This element and all below it, in order. */
  Stream<XmlTree> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlTree::all));
  }
}
