package io.plugdesk.parser.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.XMLHelper;

/**
 * An Office file, opened with the limits that make a zip bomb harmless; its XML knows no entities.
 */
final class OfficeFile implements AutoCloseable {
  private static final long LARGEST_ENTRY = 512L << 20;

  static {
    ZipSecureFile.setMaxEntrySize(LARGEST_ENTRY);
    ZipSecureFile.setMinInflateRatio(0.005);
  }

  private final OPCPackage parts;

  private OfficeFile(OPCPackage parts) {
    this.parts = parts;
  }

  static OfficeFile open(Path path) throws IOException {
    try {
      return new OfficeFile(OPCPackage.open(path.toFile(), PackageAccess.READ));
    } catch (InvalidFormatException | OpenXML4JRuntimeException broken) {
      throw new IOException(broken);
    }
  }

  OPCPackage parts() {
    return parts;
  }

  /** The title that its properties name, or null. */
  String title() {
    try {
      return parts.getPackageProperties().getTitleProperty().filter(t -> !t.isBlank()).orElse(null);
    } catch (InvalidFormatException broken) {
      return null;
    }
  }

  /** The part that holds the document. */
  PackagePart document() throws IOException {
    for (PackageRelationship relation : parts.getRelationships()) {
      if (relation.getRelationshipType().endsWith("/officeDocument")) {
        return parts.getPart(relation);
      }
    }
    throw new IOException("There is no document in the file");
  }

  /** The part to which a part relates by a type with this last word. */
  Optional<PackagePart> related(PackagePart part, String type) throws IOException {
    return find(part, relation -> relation.getRelationshipType().endsWith("/" + type));
  }

  /** The part to which a part relates by this id. */
  Optional<PackagePart> relatedById(PackagePart part, String id) throws IOException {
    return find(part, relation -> relation.getId().equals(id));
  }

  private Optional<PackagePart> find(
      PackagePart part, Function<PackageRelationship, Boolean> wanted) throws IOException {
    try {
      for (PackageRelationship relation : part.getRelationships()) {
        if (wanted.apply(relation)
            && relation.getTargetMode() == org.apache.poi.openxml4j.opc.TargetMode.INTERNAL) {
          return Optional.ofNullable(part.getRelatedPart(relation));
        }
      }
      return Optional.empty();
    } catch (InvalidFormatException broken) {
      throw new IOException(broken);
    }
  }

  /** The XML of a small part as a whole. */
  static XmlTree tree(PackagePart part) throws IOException {
    XmlTree[] tree = new XmlTree[1];
    walk(
        part,
        reader -> {
          reader.nextTag();
          tree[0] = XmlTree.read(reader);
        });
    return tree[0];
  }

  /** Reads the XML of a part. */
  static void walk(PackagePart part, Walk walk) throws IOException {
    try (InputStream stream = part.getInputStream()) {
      XMLStreamReader reader = XMLHelper.newXMLInputFactory().createXMLStreamReader(stream);
      walk.over(reader);
    } catch (XMLStreamException broken) {
      throw new IOException(broken);
    }
  }

  /** Reads on from where the reader stands. */
  @FunctionalInterface
  interface Walk {
    void over(XMLStreamReader reader) throws XMLStreamException, IOException;
  }

  @Override
  public void close() {
    parts.revert();
  }
}
