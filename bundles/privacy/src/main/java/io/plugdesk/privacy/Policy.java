package io.plugdesk.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a tenant wants taken out, read from {@code privacy} in its settings.
 *
 * <p>A policy that cannot be understood takes out everything: a slip of the pen must not let
 * through what it was to hold back.
 *
 * @param kinds what is taken out; empty without a policy
 * @param region the country whose telephone numbers are known without a country code
 * @param faults what is wrong with the policy, each with its cure; empty when all is well
 */
record Policy(Set<Kind> kinds, String region, List<String> faults) {
  static final String DEFAULT_REGION = "US";
  static final Policy NONE = new Policy(Set.of(), DEFAULT_REGION, List.of());

  /** For a tenant whose settings are not there any more, or not yet. */
  static final Policy ALL = new Policy(EnumSet.allOf(Kind.class), DEFAULT_REGION, List.of());

  private static final ObjectMapper MAPPER = new ObjectMapper();

  Policy {
    kinds = Set.copyOf(kinds);
    faults = List.copyOf(faults);
  }

  static Policy of(String configJson) {
    try {
      return of(MAPPER.readTree(configJson).path("privacy"));
    } catch (JsonProcessingException e) {
      var fault = "the settings are not JSON; until they are, all personal data is taken out";
      return new Policy(EnumSet.allOf(Kind.class), DEFAULT_REGION, List.of(fault));
    }
  }

  private static Policy of(JsonNode policy) {
    if (policy.isMissingNode() || policy.isNull()) {
      return NONE;
    }
    var faults = new ArrayList<String>();
    var region = region(policy.path("phone_region"), faults);
    var kinds = kinds(policy.path("redact"), faults);
    return new Policy(kinds, region, faults);
  }

  private static Set<Kind> kinds(JsonNode redact, List<String> faults) {
    if (redact.isMissingNode() || redact.isNull()) {
      return Set.of();
    }
    var kinds = EnumSet.noneOf(Kind.class);
    var unknown = new ArrayList<String>();
    redact.forEach(
        word ->
            Kind.of(word.asText()).ifPresentOrElse(kinds::add, () -> unknown.add(word.asText())));
    if (redact.isArray() && unknown.isEmpty()) {
      return kinds;
    }
    var known =
        EnumSet.allOf(Kind.class).stream().map(Kind::word).collect(Collectors.joining(", "));
    faults.add(
        "privacy.redact is a list of some of %s%s; until it is, all of them are taken out"
            .formatted(known, unknown.isEmpty() ? "" : ", not " + String.join(", ", unknown)));
    return EnumSet.allOf(Kind.class);
  }

  private static String region(JsonNode node, List<String> faults) {
    if (node.isMissingNode() || node.isNull()) {
      return DEFAULT_REGION;
    }
    var region = node.asText().toUpperCase(Locale.ROOT);
    if (PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
      return region;
    }
    faults.add(
        "privacy.phone_region is a country as in ISO 3166, such as US, not %s; until it is, %s is taken"
            .formatted(node.asText(), DEFAULT_REGION));
    return DEFAULT_REGION;
  }
}
