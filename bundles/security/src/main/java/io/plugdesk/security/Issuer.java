package io.plugdesk.security;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;

/**
 * One entry of the allow-list: whose tokens are believed.
 *
 * @param name the {@code iss} claim
 * @param tenantId the only tenant it may speak for, or null for the house's own issuer
 * @param verifier checks signature and claims
 */
record Issuer(String name, String tenantId, ConfigurableJWTProcessor<SecurityContext> verifier) {}
