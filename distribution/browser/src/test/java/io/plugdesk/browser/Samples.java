package io.plugdesk.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What the scripted house knows: a tenant, a few questions and the last events of their answers.
 */
final class Samples {
  static final String RETURNS = "How long can I return an item?";
  static final String MOON = "Do you deliver to the moon?";
  static final String ANSWER =
      "You can return an item **within 30 days** of delivery. [1] Keep the original packaging. [2]\n\n"
          + "- Start the return in your account.\n- We refund you within five working days. [1]";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  static ObjectNode tenant() {
    return json(
        """
        {"tenant": "acme", "name": "Acme Outdoor", "accent": null,
         "greeting": "Good to see you. What can we look up?", "quotes": true,
         "quick_replies": ["How long can I return an item?", "Where is my order?", "Which warranty do I have?"]}
        """);
  }

  static ObjectNode answered() {
    var done =
        json(
            """
            {"declined": false, "stopped": false, "confidence": 0.86, "requires_human": false,
             "near": [], "quotes": true,
             "citations": [
               {"number": 1, "doc_id": "returns", "chunk_id": "returns-3", "title": "Returns and refunds",
                "section": "Time limits", "page": 2, "last_page": 3, "url": "/help/returns", "version_id": "2026-03",
                "created_at": "2026-03-04T09:00:00Z", "score": 0.86,
                "excerpt": "Changed your mind? You can return an item within 30 days\\nof delivery. The refund goes to the way you paid, within five working days after the parcel has reached us. Sale items follow the same rule.",
                "used": "You can return an item within 30 days of delivery."},
               {"number": 2, "doc_id": "packing", "chunk_id": "packing-1", "title": "How to pack a return",
                "section": null, "page": null, "url": null, "version_id": null,
                "created_at": null, "score": 0.58,
                "excerpt": "Keep the original packaging until you are sure.", "used": null}]}
            """);
    return done.put("text", ANSWER).put("timestamp", Instant.now().toString());
  }

  static ObjectNode declined() {
    var done =
        json(
            """
            {"text": "", "declined": true, "stopped": false, "confidence": 0.12, "requires_human": false,
             "citations": [], "quotes": true, "rephrase": "Which countries do you deliver to?",
             "near": [{"title": "Countries that we deliver to", "url": "/help/countries", "document_id": "countries"},
                      {"title": "Delivery times", "url": "/help/times", "document_id": "times"}]}
            """);
    return done.put("timestamp", Instant.now().toString());
  }

  static ObjectNode candidates() {
    return json(
        """
        {"passages": [{"title": "Delivery times", "section": "Abroad"}, {"title": "Returns and refunds", "section": null}]}
        """);
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("A sample is no JSON: " + text, broken);
    }
  }
}
