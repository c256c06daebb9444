package io.plugdesk.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * A help centre made up from a seed: every passage states facts of its own, and questions ask for
 * them in other words.
 */
final class Corpus {
  private static final long SEED = 20_260_101L;
  private static final int SECTIONS = 5;
  private static final String[] MAKERS = {
    "Arvo", "Belmont", "Cirrus", "Delphi", "Ember", "Fjord", "Glade", "Harrow", "Ibis", "Juniper",
    "Keel", "Lumen", "Merrow", "Nimbus", "Orchard", "Pylon", "Quarry", "Rowan", "Sorrel", "Tarn"
  };
  private static final String[] THINGS = {
    "kettle", "router", "dishwasher", "tent", "bicycle", "printer", "heater", "camera", "mower",
    "blender", "speaker", "vacuum", "toaster", "drill", "monitor", "freezer", "lamp", "oven",
    "radio", "scooter"
  };
  private static final String[] TITLES = {
    "Returning", "Repairing", "Cleaning", "Delivery of", "Setting up"
  };
  private final List<Ingestion.Item> documents = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();

  /** Makes so many passages, five to a document. */
  Corpus(int passages) {
    var random = new Random(SEED);
    for (int i = 0; i < passages / SECTIONS; i++) {
      add(i, random);
    }
  }

  private void add(int number, Random random) {
    var name =
        MAKERS[number % MAKERS.length]
            + " "
            + THINGS[number / MAKERS.length % THINGS.length]
            + " "
            + (100 + number / (MAKERS.length * THINGS.length));
    int days = 7 + random.nextInt(60);
    int weeks = 1 + random.nextInt(9);
    int fee = 5 + random.nextInt(80);
    int minutes = 5 + random.nextInt(50);
    int degrees = 20 + random.nextInt(50);
    var text = new StringBuilder("# Owning the " + name + "\n");
    section(
        text,
        name,
        0,
        "A customer may send the %1$s back within %2$d days of the purchase. The %1$s must be"
            + " clean and in its first box, and the receipt belongs into the parcel.",
        name,
        days);
    section(
        text,
        name,
        1,
        "A broken %1$s is repaired in our workshop within %2$d weeks. Outside of the warranty the"
            + " workshop charges a fixed fee of %3$d euros for the %1$s, parts included.",
        name,
        weeks,
        fee);
    section(
        text,
        name,
        2,
        "Wipe the %1$s with a soft cloth and water of %2$d degrees at most. Never put the %1$s"
            + " into a machine, for its seals do not stand the heat.",
        name,
        degrees);
    section(
        text,
        name,
        3,
        "The %1$s leaves our store on the day after the order and travels for %2$d days. A driver"
            + " calls %3$d minutes before the %1$s arrives.",
        name,
        1 + days % 6,
        minutes);
    section(
        text,
        name,
        4,
        "Unpack the %1$s, press the green button for %2$d seconds and wait for the second tone."
            + " The first start of the %1$s takes %3$d minutes.",
        name,
        3 + weeks,
        minutes);
    documents.add(
        new Ingestion.Item("doc-" + number, "Owning the " + name, text.toString(), "markdown"));
    questions.add(
        switch (number % 5) {
          case 0 -> "How many days do I have to send back my " + name + "?";
          case 1 -> "What does the workshop charge for a " + name + "?";
          case 2 -> "How warm may the water be for a " + name + "?";
          case 3 -> "How long before my " + name + " arrives does the driver call?";
          default -> "How long does the first start of the " + name + " take?";
        });
  }

  private static void section(
      StringBuilder text, String name, int kind, String format, Object... values) {
    text.append("\n## ").append(TITLES[kind]).append(" the ").append(name).append("\n\n");
    text.append(format.formatted(values)).append('\n');
  }

  List<Ingestion.Item> documents() {
    return documents;
  }

  /** One question for each document. */
  List<String> questions() {
    return questions;
  }

  /** The name of this content: the same content has the same name. */
  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      documents.forEach(item -> digest.update(item.content().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
