package org.koumen.chain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A sealed day of a county.
 *
 * @param number 1, 2, 3 … without a gap; a day on which nothing was learned has no seal
 * @param leaves how many records it seals
 * @param root of the tree over them, hexadecimal
 * @param previous digest of the seal before
 * @param digest what to print and to publish: it stands for this day and all before
 */
public record ChainSeal(
    String county,
    int number,
    LocalDate day,
    int leaves,
    String root,
    String previous,
    Instant sealedAt,
    String digest) {}
