package io.plugdesk.model.onnx;

import ai.onnxruntime.OrtException;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The one loaded model that the instances of all tenants share; safe for many threads. */
@Component(service = OnnxSession.class, immediate = true)
public final class OnnxSession {
  static final int DIMENSION = 384;
  static final int WINDOW = 512;

  /**
   * How many tokens one run takes, padding included: eight short passages, or two of the longest.
   * More is no faster, and a run's memory grows with it.
   */
  private static final int RUN = 1024;

  private static final String MODEL = "/bge-small-en-v1.5-q.onnx";

  private final OnnxGraph graph;
  private final WordPiece tokenizer;

  /** Loads the model into memory at the start, so that no question waits for it. */
  @Activate
  public OnnxSession() {
    this.graph = new OnnxGraph(MODEL, "embedding model", 1);
    this.tokenizer = graph.tokenizer();
  }

  /** Releases the model's memory. */
  @Deactivate
  public void close() throws OrtException {
    graph.close();
  }

  /** How many tokens a text has, its markers included. */
  int tokens(String text) {
    return tokenizer.count(text);
  }

  /** Embeds texts, those of like length together; what a text has beyond the window is ignored. */
  List<float[]> embed(List<String> texts) {
    List<int[]> rows = texts.stream().map(text -> tokenizer.ids(text, WINDOW)).toList();
    List<Integer> order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparingInt(row -> rows.get(row).length))
            .toList();
    float[][] vectors = new float[rows.size()][];
    try {
      for (int from = 0, to; from < order.size(); from = to) {
        to = end(rows, order, from);
        List<Integer> some = order.subList(from, to);
        List<float[]> found = run(some.stream().map(rows::get).toList());
        for (int i = 0; i < found.size(); i++) {
          vectors[some.get(i)] = found.get(i);
        }
      }
    } catch (OrtException failure) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "Embedding " + texts.size() + " texts failed in the model's runtime. Try again.",
          failure);
    }
    return List.of(vectors);
  }

  /** Where a run ends that begins there: the rows are in the order of their lengths. */
  private static int end(List<int[]> rows, List<Integer> order, int from) {
    int to = from + 1;
    while (to < order.size() && (to + 1 - from) * rows.get(order.get(to)).length <= RUN) {
      to++;
    }
    return to;
  }

  private List<float[]> run(List<int[]> rows) throws OrtException {
    int length = rows.get(rows.size() - 1).length;
    return firstVectors(graph.run(rows, length), rows.size(), length);
  }

  /** The model was trained to put the meaning of a text into the vector of its start marker. */
  private static List<float[]> firstVectors(FloatBuffer states, int rows, int length) {
    List<float[]> vectors = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      float[] vector = new float[DIMENSION];
      states.get(row * length * DIMENSION, vector);
      vectors.add(unit(vector));
    }
    return vectors;
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    double norm = Math.sqrt(square);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / norm);
    }
    return vector;
  }
}
