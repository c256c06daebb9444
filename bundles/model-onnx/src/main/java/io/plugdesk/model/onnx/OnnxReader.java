package io.plugdesk.model.onnx;

import ai.onnxruntime.OrtException;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Reads question and passage together and tells how surely the passage answers the question; shared
 * by the instances of all tenants, safe for many threads.
 *
 * <p>The model is a cross-encoder (R. Nogueira and K. Cho, 2019): all-MiniLM-L6-v2 with one number
 * for its start marker, trained for this house; {@code distribution/reader} tells on what. It
 * learnt from a few sentences at a time, so a longer passage is cut into windows of whole lines,
 * each under the passage's first line, which is its heading. The two that share most with the
 * question are read, the second unless the first answers it surely; the better counts.
 */
@Component(service = OnnxReader.class, immediate = true)
public final class OnnxReader implements ScoringModel {
  static final int WINDOW = 256;
  private static final int QUESTION = 66;

  /** A question waits for what is read, so a run takes more than one processor where there are. */
  private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  /** How many tokens of a passage are read at once, but for its heading. */
  private static final int ROOM = 100;

  /** How many windows of a passage are read at most. */
  private static final int READ = 2;

  /** The log-odds, those of .95, beyond which the house looks for nothing surer. */
  private static final float SURE = 3;

  private static final String MODEL = "/io/plugdesk/model/onnx/reader.onnx";

  private final OnnxGraph graph;
  private final WordPiece tokenizer;

  /** Loads the model into memory at the start, so that no question waits for it. */
  @Activate
  public OnnxReader() {
    this.graph = new OnnxGraph(MODEL, "scoring model", THREADS);
    this.tokenizer = graph.tokenizer();
  }

  /** Releases the model's memory. */
  @Deactivate
  public void close() throws OrtException {
    graph.close();
  }

  @Override
  public Response<List<Double>> scoreAll(List<TextSegment> passages, String question) {
    int[] first = tokenizer.ids(question, QUESTION);
    try {
      Double[] scores = new Double[passages.size()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = score(first, passages.get(i).text());
      }
      return Response.from(List.of(scores));
    } catch (OrtException failure) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "Scoring " + passages.size() + " passages failed in the model's runtime. Try again.",
          failure);
    }
  }

  private double score(int[] question, String passage) throws OrtException {
    float best = Float.NEGATIVE_INFINITY;
    for (int[] window : Windows.of(tokenizer, passage, ROOM).nearest(question, READ)) {
      best = Math.max(best, logit(question, window));
      if (best >= SURE) {
        break;
      }
    }
    return 1 / (1 + Math.exp(-best));
  }

  private float logit(int[] question, int[] window) throws OrtException {
    int[] row = Arrays.copyOf(question, question.length + window.length);
    System.arraycopy(window, 0, row, question.length, window.length);
    return graph.run(List.of(row), question.length).get(0);
  }
}
