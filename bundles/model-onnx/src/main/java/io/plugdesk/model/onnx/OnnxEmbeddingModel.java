package io.plugdesk.model.onnx;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;

/** Offers the session in LangChain4j's words; a list is one batch. */
final class OnnxEmbeddingModel implements EmbeddingModel {
  private final OnnxSession session;

  OnnxEmbeddingModel(OnnxSession session) {
    this.session = session;
  }

  @Override
  public Response<Embedding> embed(String text) {
    return Response.from(Embedding.from(session.embed(List.of(text)).get(0)));
  }

  @Override
  public Response<Embedding> embed(TextSegment segment) {
    return embed(segment.text());
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    List<String> texts = segments.stream().map(TextSegment::text).toList();
    return Response.from(session.embed(texts).stream().map(Embedding::from).toList());
  }

  @Override
  public int dimension() {
    return OnnxSession.DIMENSION;
  }
}
