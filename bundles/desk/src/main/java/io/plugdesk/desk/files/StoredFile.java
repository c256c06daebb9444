package io.plugdesk.desk.files;

/**
 * Bytes that are stored.
 *
 * @param sha256 their SHA-256 in lower-case hexadecimal
 * @param size how many bytes
 */
public record StoredFile(String sha256, long size) {}
