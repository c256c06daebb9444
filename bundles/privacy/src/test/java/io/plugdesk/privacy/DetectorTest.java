package io.plugdesk.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in sentences of a support desk, and what is left alone. */
class DetectorTest {
  private final Detector detector = new Detector("US");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mail me: bob.smith+tag@example.co.uk, thanks | mail me: [email], thanks
          <jürgen@müller.example> | <[email]>
          (Write to 'ann_o-b@mail.internal'.) | (Write to '[email]'.)
          a.b@c.de, d@e.fr | [email], [email]
          card 4111 1111 1111 1111 exp 12/26 cvv 123 | card [card] exp 12/26 cvv 123
          4111-1111-1111-1111 | [card]
          My Amex 378282246310005 is lost | My Amex [card] is lost
          Diners 30569309025904? | Diners [card]?
          IBAN DE89 3704 0044 0532 0130 00 please | IBAN [iban] please
          de89370400440532013000. | [iban].
          FR14 2004 1010 0505 0001 3M02 606 | [iban]
          from NO93 8601 1117 947 to GB82-WEST-1234-5698-7654-32 | from [iban] to [iban]
          ping fe80::1 and 2001:db8::8a2e:370:7334: no reply | ping [ip] and [ip]: no reply
          ::ffff:192.168.0.1 answers | [ip] answers
          open http://192.168.1.1/admin | open http://[ip]/admin
          the route to 10.0.0.0/8. | the route to [ip]/8.
          Ring me on +44 20 7946 0958 or (415) 555-2671. | Ring me on [phone] or [phone].
          415.555.2671 | [phone]
          tel:+14155552671 | tel:[phone]
          Phone 0049 30 123456 | Phone [phone]
          my phone is 555 1234 | my phone is [phone]
          My number is 07700 900123 | My number is [phone]
          06-2431 2407 mobile | [phone] mobile
          Desk: 986.291.2294x751 | Desk: [phone]
          Meine Telefonnummer ist 030 1234567 | Meine Telefonnummer ist [phone]
          Rufen Sie mich an: 089/123456 | Rufen Sie mich an: [phone]
          Appelez-moi au 06 12 34 56 78 | Appelez-moi au [phone]
          Llámame al 612 345 678 | Llámame al [phone]
          """)
  void findsPersonalData(String text, String redacted) {
    assertEquals(redacted, redact(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My order 2813882583 has not come.",
        "Order number: 415-555-2671 is late.",
        "Where is order #4155552671?",
        "It cost $1,234,567.89 and 1 234 567 EUR",
        "Version 10.0.2.15 of the app crashes, v1.2.3.4 too",
        "My invoice 2024-118-7731 of 2024-01-15 14:30:00",
        "Call me on 2024-01-15 at 10:30",
        "Please call me on 15.01.2024",
        "We called about 1234.50",
        "ISBN 978-3-16-148410-0",
        "SKU 555-1234-99",
        "tracking 1Z 999 AA1 01 2345 6784",
        "UUID 550e8400-e29b-41d4-a716-446655440000",
        "EAN 4006381333931",
        "DE00 3704 0044 0532 0130 00 is no IBAN",
        "4111 1111 1111 1112 is no card",
        "lodash@4.17.21 and user@localhost",
        "256.1.1.1 is no address, nor is 1.2.3.4.5",
        "at 12:30:45 Face::Add was called",
        "MAC 00:1A:2B:3C:4D:5E",
        "Meine Kundennummer ist 1234567890",
        "Customer number 12345678, account 98765432",
        "I called you about 2813882583",
        "The office is at 58 2347 Lauzon Parkway",
        "Between 100 000 and 2 000 000 units",
        "latitude 40.712776, longitude -74.005974",
        "",
        "@ :: . + ( -"
      })
  void leavesTheRestAlone(String text) {
    assertEquals(text, redact(text));
  }

  @Test
  void keepsADigitRowWhole() {
    assertEquals(List.of(new Find(Kind.IBAN, 5, 27)), detector.find("call DE89370400440532013000"));
    assertEquals(List.of(new Find(Kind.CARD, 5, 21)), detector.find("call 4111111111111111"));
  }

  @Test
  void knowsTheNumbersOfItsRegionWithoutAWord() {
    var text = "It is 030 12345678, from nine on";
    assertEquals("It is [phone], from nine on", redact(new Detector("DE"), text));
    assertEquals(text, redact(text));
  }

  @Test
  void findsEveryCardWhateverItsDigitsAndGaps() throws Exception {
    long seed = 20241;
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var digits = "4" + random.ints(14, 0, 10).mapToObj(d -> "" + d).collect(Collectors.joining());
      var card = digits + LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(digits);
      var gap = List.of("", " ", "-").get(random.nextInt(3));
      var written = String.join(gap, card.split("(?<=\\G.{4})"));
      assertEquals("Block [card] now", redact("Block " + written + " now"), "seed " + seed);
    }
  }

  @Test
  void staysWithinTheTextWhateverItIs() {
    long seed = 77;
    var random = new Random(seed);
    var letters = "0123456789 -.:@+()/xADEaefg[]#\n,é٣";
    for (int i = 0; i < 500; i++) {
      var text =
          random
              .ints(random.nextInt(120), 0, letters.length())
              .mapToObj(index -> letters.substring(index, index + 1))
              .collect(Collectors.joining());
      int end = 0;
      for (var find : detector.find(text)) {
        assertTrue(
            find.start() >= end && find.start() < find.end() && find.end() <= text.length(),
            "seed " + seed + ": " + find + " in " + text);
        end = find.end();
      }
    }
  }

  @Test
  void isNotTrappedByALongRowOfOneSign() {
    for (var sign : List.of("1", "a", "@", "1 ", "1:", "1.", "a@", "DE12 ", "+1")) {
      assertTrue(detector.find(sign.repeat(2_000)).size() <= 2_000, sign);
    }
  }

  private String redact(String text) {
    return redact(detector, text);
  }

  private static String redact(Detector detector, String text) {
    return Detector.redact(text, detector.find(text));
  }
}
