package io.plugdesk.parser.office;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.poi.openxml4j.opc.PackagePart;

/** Reads PowerPoint slide by slide; a slide is a page, its title a heading, its notes come last. */
public final class SlidesFormat implements Format {
  @Override
  public String read(Source source, Pages pages) throws IOException {
    try (OfficeFile file = OfficeFile.open(source.path())) {
      PackagePart show = file.document();
      Blocks blocks = new Blocks(pages);
      List<XmlTree> slides = OfficeFile.tree(show).at("sldIdLst").children("sldId").toList();
      for (int number = 1; number <= slides.size(); number++) {
        blocks.page(number);
        Optional<PackagePart> slide =
            file.relatedById(show, slides.get(number - 1).attribute("r:id"));
        if (slide.isPresent()) {
          slide(file, slide.get(), blocks);
        }
      }
      blocks.end();
      return file.title() == null || file.title().equals("PowerPoint Presentation")
          ? blocks.firstHeading()
          : file.title();
    }
  }

  private static void slide(OfficeFile file, PackagePart slide, Blocks blocks) throws IOException {
    SlideBlocks words =
        new SlideBlocks(
            blocks,
            id -> {
              Optional<PackagePart> part = file.relatedById(slide, id);
              return part.isPresent() ? Optional.of(OfficeFile.tree(part.get())) : Optional.empty();
            });
    words.write(OfficeFile.tree(slide).at("cSld", "spTree"));
    Optional<PackagePart> notes = file.related(slide, "notesSlide");
    if (notes.isPresent()) {
      words.notes(OfficeFile.tree(notes.get()).at("cSld", "spTree"));
    }
  }
}
