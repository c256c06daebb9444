package io.plugdesk.privacy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words beside a row of digits that say what it is; the nearest one counts.
 *
 * <p>They are those of a support desk in English, German, French, Spanish, Italian, Portuguese,
 * Dutch and Polish, without accents.
 */
final class Labels {
  private static final int REACH_BEFORE = 56;
  private static final int REACH_BEHIND = 16;
  private static final int REACH_OF_CARD = 40;
  private static final int WORDS_BEFORE = 7;
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern BEHIND = Pattern.compile("^[\\s(,;:–—\\\\/-]{1,3}(\\p{L}+)");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern CARD =
      Pattern.compile(
          "(?i)card|credit|debit|visa|maestro|karte|carte|tarjeta|kaart|carta|cartao|karta|\\bcc\\b");

  /** How words begin that mean a telephone. */
  private static final List<String> PHONE_BEGINNINGS =
      List.of(
          ("phone teleph telef mobil movil cellul cellphone celul handy portable fax call dial reach"
                  + " contact whatsapp hotline voicemail answering landline rufnummer anruf rufen"
                  + " llama appel bellen chiam ligar ligue zadzwon ringen")
              .split(" "));

  private static final Set<String> PHONE_WORDS =
      Set.of(
          ("tel cell cel sms text texting ring office desk ruf bel komorka gsm viber telegram pager"
                  + " ext extension")
              .split(" "));

  /** What may stand behind a number to say which of somebody's numbers it is. */
  private static final Pattern PHONE_BEHIND =
      Pattern.compile(
          "(?:fax|phone|mobil|telef).*|home|work|direct|main|office|desk|cell|tel|gsm|sms");

  /** How words begin that mean something else that has a number. */
  private static final List<String> OTHER_BEGINNINGS =
      List.of(
          ("order invoice ticket track parcel package shipment reference serial product article"
                  + " model account customer member polic contract licen passport social security"
                  + " version release firmware postal postcode price amount total about regarding"
                  + " concerning birth street bestell auftrag rechnung kunden artikel sendung"
                  + " vertrag konto commande facture colis pedido factura ordine fattura klant"
                  + " factuur zamowien faktur fatura encomenda")
              .split(" "));

  private static final Set<String> OTHER_WORDS =
      Set.of(
          ("ref case sku isbn ean upc gtin part item ssn tax vat iban card batch lot build zip plz"
                  + " cost costs sum id code pin otp date born year suite apt apartment acct inv po"
                  + " rma imei mac port error line page pages pp vol doi lccn row size")
              .split(" "));

  /** Words that mean a telephone only where they are somebody's. */
  private static final Set<String> NUMBER =
      Set.of("number numbers nummer numero nr no num numer".split(" "));

  private static final Set<String> WHOSE =
      Set.of("my his her our their your mein meine mon mi mio mijn".split(" "));

  private Labels() {}

  /** What the words say. */
  enum Says {
    /** It is a telephone number. */
    PHONE,
    /** It is something else. */
    OTHER,
    /** Nothing. */
    NOTHING
  }

  /** What the nearest telling word before this place says. */
  static Says before(String text, int start) {
    var words =
        WORD.matcher(plain(text.substring(Math.max(0, start - REACH_BEFORE), start)))
            .results()
            .map(word -> word.group())
            .toList();
    for (int i = words.size() - 1; i >= Math.max(0, words.size() - WORDS_BEFORE); i--) {
      var word = words.get(i);
      if (isOther(word)) {
        return Says.OTHER;
      }
      boolean owned = i > 0 && NUMBER.contains(word) && WHOSE.contains(words.get(i - 1));
      if (owned || isPhone(word)) {
        return Says.PHONE;
      }
    }
    return Says.NOTHING;
  }

  /** Whether the word behind this place says that it is a telephone number. */
  static boolean behind(String text, int end) {
    var next = BEHIND.matcher(text.substring(end, Math.min(text.length(), end + REACH_BEHIND)));
    return next.find() && PHONE_BEHIND.matcher(plain(next.group(1))).matches();
  }

  /** Whether a word that means a telephone ends here, as in {@code Tel-0123}. */
  static boolean endsAt(String text, int end) {
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return isPhone(plain(text.substring(start, end)));
  }

  /** Whether the words before this place speak of a payment card. */
  static boolean saysCard(String text, int start) {
    return CARD.matcher(text.substring(Math.max(0, start - REACH_OF_CARD), start)).find();
  }

  private static boolean isPhone(String word) {
    return PHONE_WORDS.contains(word) || PHONE_BEGINNINGS.stream().anyMatch(word::startsWith);
  }

  private static boolean isOther(String word) {
    return OTHER_WORDS.contains(word) || OTHER_BEGINNINGS.stream().anyMatch(word::startsWith);
  }

  private static String plain(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
