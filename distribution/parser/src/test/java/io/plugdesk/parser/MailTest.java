package io.plugdesk.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MailTest {
  private static final String HEAD =
      """
      From: Alice <alice@example.com>
      To: Bob <bob@example.com>
      Date: Mon, 2 Mar 2026 10:00:00 +0000
      Subject: =?utf-8?q?R=C3=BCcksendung?=
      MIME-Version: 1.0
      """;

  @Test
  void readsWhoWhenAndWhat() {
    ReadFile read =
        ReadFile.of(
            "mail.eml", HEAD + "Content-Type: text/plain; charset=utf-8\n\nHello Bob,\n\nbye\n");
    assertEquals("email", read.last().type());
    assertEquals("Rücksendung", read.last().text());
    assertEquals(
        "# Rücksendung\n\nFrom: Alice \\<alice@example.com>\n\nTo: Bob \\<bob@example.com>\n\n"
            + "Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nHello Bob,\n\nbye\n",
        read.text());
  }

  @Test
  void plainTextIsPreferredToHtml() {
    String text =
        ReadFile.of(
                "mail.eml",
                HEAD
                    + "Content-Type: multipart/alternative; boundary=x\n\n"
                    + "--x\nContent-Type: text/html\n\n<p>as html</p>\n"
                    + "--x\nContent-Type: text/plain\n\nas text\n--x--\n")
            .text();
    assertTrue(text.endsWith("\n\nas text\n"), text);
  }

  @Test
  void attachmentsAreReadOrNamed() {
    ReadFile read =
        ReadFile.of(
            "mail.eml",
            HEAD
                + "Content-Type: multipart/mixed; boundary=x\n\n"
                + "--x\nContent-Type: text/plain\n\nsee below\n"
                + "--x\nContent-Type: text/csv; name=prices.csv\n"
                + "Content-Disposition: attachment; filename=prices.csv\n\na,b\n1,2\n"
                + "--x\nContent-Type: application/octet-stream\n"
                + "Content-Transfer-Encoding: base64\n"
                + "Content-Disposition: attachment; filename=\"../../photo.bin\"\n\n"
                + "AAECAwQFBgcICQ==\n--x--\n");
    assertEquals(3, read.pages().size());
    assertTrue(read.pages().get(0).markdown().endsWith("see below\n\n## prices.csv\n"));
    assertEquals("| a | b |\n| --- | --- |\n| 1 | 2 |\n", read.pages().get(1).markdown());
    assertEquals(
        "## photo.bin\n\n(The attachment was not read.)\n", read.pages().get(2).markdown());
  }
}
