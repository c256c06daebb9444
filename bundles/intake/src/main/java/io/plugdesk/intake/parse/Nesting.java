package io.plugdesk.intake.parse;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.Set;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jsoup.nodes.Document;

/**
 * Bounds how deep a document is nested, before what reads it calls itself for each level.
 *
 * <p>jsoup never does so. CommonMark's parser does for what stands within a line: there the marks
 * of emphasis are counted while it reads, and those of a paragraph above the bound stay words.
 */
final class Nesting {
  static final int DEEPEST = 500;
  static final int MOST_MARKS = 2 * DEEPEST;

  private Nesting() {}

  /** The parser refuses blocks and pictures that are nested deeper, as soon as it meets one. */
  static Parser.Builder bound(Parser.Builder builder) {
    return builder
        .customBlockParserFactory(Nesting::block)
        .linkProcessor(Nesting::link)
        .customInlineContentParserFactory(new Marks());
  }

  /** Refuses HTML that is nested deeper. */
  static void check(Document html) {
    html.traverse((node, depth) -> check(depth));
  }

  /** Refuses Markdown that is nested deeper. */
  static void check(Node root) {
    int depth = 0;
    Node node = root;
    while (node != null) {
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        check(++depth);
      } else {
        while (node != root && node.getNext() == null) {
          node = node.getParent();
          depth--;
        }
        node = node == root ? null : node.getNext();
      }
    }
  }

  private static BlockStart block(ParserState state, MatchedBlockParser matched) {
    int depth = 0;
    for (Node node = matched.getMatchedBlockParser().getBlock();
        node != null;
        node = node.getParent()) {
      check(depth++);
    }
    return BlockStart.none();
  }

  private static LinkResult link(LinkInfo link, Scanner scanner, InlineParserContext context) {
    Node node = isLink(link, context) ? link.openingBracket().getNext() : null;
    for (; node != null; node = node.getNext()) {
      check(node);
    }
    return LinkResult.none();
  }

  /** A text in brackets that is its own label has no further one in it. */
  private static boolean isLink(LinkInfo link, InlineParserContext context) {
    return link.destination() != null
        || link.label() != null
            && context.getDefinition(LinkReferenceDefinition.class, link.label()) != null;
  }

  private static void check(int depth) {
    if (depth > DEEPEST) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "The content is nested more than "
              + DEEPEST
              + " deep. Send it with fewer quotations, lists or elements within each other.");
    }
  }

  /** Marks of emphasis, of which no more than so many can be open in one paragraph. */
  private static final class Marks implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('*', '_');
    }

    @Override
    public InlineContentParser create() {
      return new InlineContentParser() {
        private int seen;

        @Override
        public ParsedInline tryParse(InlineParserState state) {
          Scanner scanner = state.scanner();
          char mark = scanner.peek();
          var begin = scanner.position();
          int length = scanner.matchMultiple(mark);
          seen += Character.isWhitespace(scanner.peek()) ? 0 : length;
          return seen <= MOST_MARKS
              ? ParsedInline.none()
              : ParsedInline.of(
                  new Text(scanner.getSource(begin, scanner.position()).getContent()),
                  scanner.position());
        }
      };
    }
  }
}
