package io.plugdesk.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgramLanguagesTest {
  private static final NgramLanguages LANGUAGES = new NgramLanguages();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en|How long do I have to return an item?
          en|Where is my order?
          en|refund policy
          en|opening hours
          en|Can I pay by invoice?
          en|How much is delivery?
          en|cancel my contract
          en|And for shoes?
          en|What about Ireland?
          en|Do you repair tents?
          en|phone number
          en|How do I reset my password
          en|track parcel
          en|gift card balance
          de|Wie lange kann ich einen Artikel zurückgeben?
          de|Wo ist meine Bestellung?
          de|Was kostet der Versand?
          de|Wie kündige ich meinen Vertrag?
          de|Kann ich auf Rechnung zahlen?
          de|Öffnungszeiten
          de|Und für Schuhe?
          fr|Combien de temps ai-je pour retourner un article ?
          fr|Où est ma commande ?
          fr|Combien coûte la livraison ?
          fr|Comment résilier mon contrat ?
          fr|Puis-je payer par facture ?
          fr|Quels sont vos horaires d'ouverture ?
          es|¿Cuánto tiempo tengo para devolver un artículo?
          es|¿Dónde está mi pedido?
          es|¿Cuánto cuesta el envío?
          es|¿Cómo cancelo mi contrato?
          es|¿Puedo pagar con tarjeta?
          es|Quiero cambiar la talla de las botas
          it|Quanto tempo ho per restituire un articolo?
          it|Dov'è il mio ordine?
          it|Quanto costa la spedizione?
          it|Come posso disdire il contratto?
          it|Posso pagare con carta?
          nl|Hoe lang kan ik een artikel terugsturen?
          nl|Waar is mijn bestelling?
          nl|Wat kost de verzending?
          nl|Hoe zeg ik mijn contract op?
          nl|Kan ik op rekening betalen?
          pt|Quanto tempo tenho para devolver um artigo?
          pt|Onde está a minha encomenda?
          pt|Quanto custa o envio?
          pt|Como cancelo o meu contrato?
          pt|Posso pagar com cartão?
          en|are skis extra
          en|do drones fly
          en|is lunch included
          en|Are dogs ok?
          en|kids bikes too?
          en|Which tariff suits an electric car?
          en|is my sleeping bag washable
          en|What happens after I sign?
          de|Wird mein Zelt repariert?
          de|Ich habe mein Passwort vergessen
          fr|J'ai oublié mon mot de passe
          fr|Ma tente est déchirée, que faire ?
          fr|panne de courant
          es|He olvidado mi contraseña
          es|¿Reparan tiendas de campaña?
          es|corte de luz
          it|Ho dimenticato la password
          nl|Ik ben mijn wachtwoord vergeten
          nl|Repareren jullie tenten?
          pt|Esqueci-me da palavra-passe
          pt|Vocês consertam barracas?
          ru|Где мой заказ?
          ja|返品の期限はいつまでですか
          zh|退货期限是多久？
          """)
  void tellsTheLanguageOfAShortQuestion(String language, String question) {
    assertEquals(language, LANGUAGES.detect(question));
  }

  @Test
  void saysThatItDoesNotKnowWhereThereAreNoWords() {
    for (String text : List.of("", "   ", "12345", "???", "https://example.com/a/b")) {
      assertEquals("und", LANGUAGES.detect(text), "for '" + text + "'");
    }
  }

  @Test
  void doesNotGuessFromOneOrTwoPlainWords() {
    for (String text : List.of("hi", "solar panels", "Stromausfall melden")) {
      assertEquals("und", LANGUAGES.detect(text), "for '" + text + "'");
    }
  }

  @Test
  void ignoresAddressesInAQuestion() {
    assertEquals(
        "en", LANGUAGES.detect("Did you get my mail to rueckgabe@beispiel.de about the order?"));
  }
}
