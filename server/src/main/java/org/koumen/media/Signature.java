package org.koumen.media;

import java.time.Instant;
import java.util.UUID;

/**
 * A signature without its picture: who signed which words, and for which one move. It is no picture
 * of the owner: it is neither listed nor shown with those, cannot be blurred, and stays.
 *
 * @param move the one it stands for
 * @param textHash SHA-256 of the words that were signed, in hexadecimal digits
 * @param signer who signed, by name
 * @param onBehalf whether that one signed in the place of the one whom the owner is about
 * @param onPaper whether it is a picture of a signed paper
 * @param byReporter whether it came from the one whom the owner is about, not over the staff's
 *     screen
 */
public record Signature(
    UUID id,
    UUID move,
    String textHash,
    String signer,
    boolean onBehalf,
    boolean onPaper,
    Instant addedAt,
    String addedByName,
    boolean byReporter) {}
