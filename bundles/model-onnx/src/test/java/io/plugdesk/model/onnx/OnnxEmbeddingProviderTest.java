package io.plugdesk.model.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtException;
import dev.langchain4j.data.segment.TextSegment;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OnnxEmbeddingProviderTest {
  private static final OnnxSession SESSION = new OnnxSession();

  private final OnnxEmbeddingProvider provider =
      new OnnxEmbeddingProvider(SESSION, new Settings("Find: "));

  @AfterAll
  static void close() throws OrtException {
    SESSION.close();
  }

  @Test
  void findsWhatIsMeant() {
    float[] question = embed("how do I reset my password?");
    float[] near = embed("To change a forgotten password, choose 'Forgot password' at sign-in.");
    float[] far = embed("Our office is closed on public holidays.");
    assertTrue(dot(question, near) > dot(question, far) + 0.1);
  }

  @Test
  void givesUnitVectorsOfTheDimensionOnTheCard() {
    float[] vector = embed("Where is my order?");
    assertEquals(provider.card().dimension(), vector.length);
    assertEquals(1.0, dot(vector, vector), 1e-5);
  }

  @Test
  void givesTheSameVectorsInABatchAsAlone() {
    var texts =
        List.of(
            "word ".repeat(300),
            "Refunds take five days.",
            "tent ".repeat(400),
            "Short.",
            "stove ".repeat(500));
    var batch =
        provider
            .embeddingModel()
            .embedAll(texts.stream().map(TextSegment::from).toList())
            .content();
    for (int i = 0; i < texts.size(); i++) {
      assertTrue(dot(batch.get(i).vector(), embed(texts.get(i))) > 0.98, "text " + i);
    }
  }

  @Test
  void ignoresWhatLiesBeyondTheWindow() {
    String window = "tent ".repeat(510);
    assertArrayEquals(embed(window), embed(window + "and a stove"));
  }

  @Test
  void tellsTheTenantsQuestionPrefix() {
    assertEquals("Find: ", provider.card().queryPrefix());
  }

  @Test
  void countsTokensAsTheReferenceTokenizerDoes() throws IOException {
    try (InputStream file =
            OnnxSession.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json");
        HuggingFaceTokenizer reference =
            HuggingFaceTokenizer.newInstance(file, Map.of("padding", "false"))) {
      for (String text : TEXTS) {
        Encoding encoding = reference.encode(text, true, false);
        assertEquals(
            encoding.getIds().length,
            provider.tokenCounter().estimateTokenCountInText(text),
            "tokens of: " + text);
      }
    }
  }

  private static final List<String> TEXTS =
      List.of(
          "",
          "How long do I have to return an item?",
          "Rückgabe – wie lange? Größe & Maß: 20 kg (≈ 44 lb)",
          "Crème brûlée, naïve, ŁÓDŹ, ı İ ß",
          "退货期限是多久？ ご返品は 반품 ไทย हिन्दी",
          "https://acme.example.com/returns?id=42&lang=en#top",
          "| Situation | Cost |\n| --- | --- |\n| Member | £4.95 |",
          "don't can't e-mail C++ a_b $5 50% ^~` 👍🏽 zero\u200Bwidth soft\u00ADhyphen nb\u00A0sp",
          "x".repeat(300));

  private float[] embed(String text) {
    return provider.embeddingModel().embed(text).content().vector();
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private record Settings(String query_prefix) implements OnnxConfig {
    @Override
    public Class<? extends Annotation> annotationType() {
      return OnnxConfig.class;
    }
  }
}
