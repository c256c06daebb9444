package io.plugdesk.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts small words, and words of a support desk, by the languages that have them: they tell more
 * about a short question than its letters do.
 */
final class TellingWords {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}']+");

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en",
          words(
              """
              a an the is are was were be been do does did done can could will would shall should
              may might must have has had i you he she it we they me my your his her its our their
              us them this that these those what which who whom whose when where why how much many
              long far soon often and or but if because of on at by for with from to into about
              not no yes there here please any some all more most than then also too very just
              i'm don't can't isn't what's how's i'd i've it's doesn't didn't get still already
              order orders refund return returns delivery cancel contract track parcel account
              card phone number password pay payment invoice price policy opening hours change
              address bill shipping item warranty repair customer service need want help find
              contact"""),
          "de",
          words(
              """
              der die das den dem des ein eine einen einem einer ist sind war waren sein kann können
              könnte ich du er sie es wir ihr mich mir mein meine meinen meinem dein ihre ihren
              unser was welche welcher welches wer wem wann wo warum wieso wie viel viele lange und
              oder aber wenn weil von auf bei für mit aus nach zu zum zur über nicht kein keine
              keinen ja nein bitte gibt muss darf wird werden habe haben hat bis noch auch im am
              wurde möchte mehr als
              bestellung rückgabe rücksendung lieferung versand vertrag kündigen kündigung
              konto rechnung zahlen preis passwort adresse ändern garantie kostet kosten
              kundendienst storno erstattung öffnungszeiten telefonnummer brauche"""),
          "fr",
          words(
              """
              le la les un une des du de est sont était être puis-je peux peut pouvez je tu il elle
              nous vous ils elles me mon ma mes votre vos notre nos leur ce cette ces que quel
              quelle quels quelles qui quand où pourquoi comment combien et ou mais si parce sur
              chez par pour avec dans en au aux ne pas non oui plus faut puis ai avez a-t-il
              est-ce qu'est-ce c'est j'ai l' d' ça temps y a-t-elle dois-je
              commande retour remboursement livraison colis contrat résilier compte facture
              payer prix mot passe adresse changer garantie coûte client horaires numéro
              téléphone besoin voudrais"""),
          "es",
          words(
              """
              el la los las un una unos unas es son está están era ser puedo puede pueden yo tú él
              ella nosotros usted ustedes me mi mis su sus nuestro este esta estos qué cuál cuáles
              quién cuándo dónde porqué cómo cuánto cuánta cuántos cuántas y o pero si porque de del
              en por para con sin sobre al no sí hay tengo tiene tienen se lo le más muy que cual
              como donde cuando cuanto
              pedido devolución reembolso envío entrega contrato cancelar cuenta factura pagar
              precio contraseña dirección cambiar garantía cuesta cliente horario teléfono
              quiero necesito"""),
          "it",
          words(
              """
              il lo la gli le un uno una è sono era essere posso può possono io tu lui lei noi voi
              loro mi mio mia miei vostro nostro questo questa che quale quali chi quando dove perché
              come quanto quanta quanti quante e o ma se di del della dei delle in nel nella per con
              senza su al alla non sì c'è ci ho ha hanno devo deve più molto cosa dal si dov'è
              ordine reso rimborso spedizione consegna pacco contratto disdire conto fattura
              pagare prezzo password indirizzo cambiare garanzia costa cliente orari telefono
              vorrei bisogno"""),
          "pt",
          words(
              """
              o a os as um uma uns umas é são está estão era ser posso pode podem eu tu ele ela nós
              você vocês me meu minha meus minhas seu sua nosso este esta isso qual quais quem quando
              onde porque como quanto quanta quantos quantas e ou mas se de do da dos das em no na
              nos nas por para com sem sobre ao à não sim há tenho tem têm mais muito que pelo
              encomenda devolução reembolso envio entrega contrato cancelar conta fatura pagar
              preço senha morada endereço mudar garantia custa cliente horário telefone quero
              preciso"""),
          "nl",
          words(
              """
              de het een is zijn was waren ben kan kunnen kunt ik jij je u hij zij wij we jullie mij
              mijn jouw uw onze ons dit dat deze die wat welke wie wanneer waar waarom hoe hoeveel
              lang en of maar als omdat van op bij voor met uit naar te over niet geen ja nee er
              hier mag moet heb hebt heeft hebben wordt worden nog ook aan om dan kost
              bestelling retour terugbetaling verzending levering pakket contract opzeggen
              rekening factuur betalen prijs wachtwoord adres wijzigen garantie klantenservice
              openingstijden telefoonnummer wil nodig"""));

  private static final Map<String, List<String>> LANGUAGES_OF = invert();

  private TellingWords() {}

  /**
   * Gives each language a share of every word of the text that is known here: a word that two
   * languages have counts half for each.
   */
  static Map<String, Double> votes(String text) {
    Map<String, Double> votes = new HashMap<>();
    for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT).replace('’', '\''))) {
      List<String> languages = LANGUAGES_OF.getOrDefault(word, List.of());
      languages.forEach(language -> votes.merge(language, 1.0 / languages.size(), Double::sum));
    }
    return votes;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split("\\s+")));
  }

  private static Map<String, List<String>> invert() {
    Map<String, List<String>> inverted = new HashMap<>();
    WORDS.forEach(
        (language, words) ->
            words.forEach(word -> inverted.merge(word, List.of(language), TellingWords::both)));
    return inverted;
  }

  private static List<String> both(List<String> some, List<String> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }
}
