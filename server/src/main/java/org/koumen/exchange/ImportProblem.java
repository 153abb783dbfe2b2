package org.koumen.exchange;

/**
 * One kind of thing that is wrong in a file, and how often.
 *
 * @param column the column's name as the file has it; "" for the row as a whole
 * @param code stable name of the kind of issue
 * @param rows how many have it
 * @param firstRow number of the first of them
 * @param zh what is wrong with that one, in Chinese
 * @param en the same in English
 */
public record ImportProblem(
    String column, String code, long rows, int firstRow, String zh, String en) {}
