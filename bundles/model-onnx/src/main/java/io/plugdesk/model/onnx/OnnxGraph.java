package io.plugdesk.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/**
 * A BERT model's file of this bundle, loaded into the ONNX runtime, and its tokenizer; safe for
 * many threads.
 */
final class OnnxGraph implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPiece tokenizer;

  /**
   * Loads.
   *
   * @param resource the model's file
   * @param name what the model is called in an error
   * @param threads how many threads one run takes, the caller's included
   */
  OnnxGraph(String resource, String name, int threads) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      this.environment = OrtEnvironment.getEnvironment();
      options.setIntraOpNumThreads(threads);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      this.tokenizer = WordPiece.ofTheBundle();
      this.session = environment.createSession(bytes(resource), options);
    } catch (IOException failure) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The " + name + " is not whole in its bundle. Install the bundle again.",
          failure);
    } catch (OrtException | LinkageError failure) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The "
              + name
              + " could not be loaded. Check that this machine is Linux or macOS on x86-64 or"
              + " ARM64, and that its folder for temporary files allows programs.",
          failure);
    }
  }

  /** Cuts texts into the model's tokens. */
  WordPiece tokenizer() {
    return tokenizer;
  }

  /**
   * Runs the model once.
   *
   * @param rows the tokens of each text, the longest last
   * @param second from which token on the second of two texts begins in each row
   * @return the first output, row after row
   */
  FloatBuffer run(List<int[]> rows, int second) throws OrtException {
    int length = rows.get(rows.size() - 1).length;
    LongBuffer ids = LongBuffer.allocate(rows.size() * length);
    LongBuffer mask = LongBuffer.allocate(rows.size() * length);
    LongBuffer types = LongBuffer.allocate(rows.size() * length);
    for (int row = 0; row < rows.size(); row++) {
      int[] tokens = rows.get(row);
      for (int i = 0; i < tokens.length; i++) {
        ids.put(row * length + i, tokens[i]);
        mask.put(row * length + i, 1);
        types.put(row * length + i, i < second ? 0 : 1);
      }
    }
    long[] shape = {rows.size(), length};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids, shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask, shape);
        OnnxTensor typeTensor = OnnxTensor.createTensor(environment, types, shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids",
                    idTensor,
                    "attention_mask",
                    maskTensor,
                    "token_type_ids",
                    typeTensor))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer();
    }
  }

  /** A file of this bundle. */
  static byte[] bytes(String resource) throws IOException {
    try (InputStream stream = OnnxGraph.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("The bundle lacks " + resource.substring(1) + ". Build it again.");
      }
      return stream.readAllBytes();
    }
  }

  /** Releases the model's memory. */
  @Override
  public void close() throws OrtException {
    session.close();
  }
}
