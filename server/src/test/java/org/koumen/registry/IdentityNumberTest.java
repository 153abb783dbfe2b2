package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityNumberTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void reads_birth_date_and_sex_from_the_example_of_the_standard() {
    IdentityNumber number = IdentityNumber.read("11010519491231002X", TODAY).orThrow();
    assertThat(number.bornOn()).isEqualTo(LocalDate.of(1949, 12, 31));
    assertThat(number.sex()).isEqualTo(Sex.FEMALE);
    assertThat(number.masked()).isEqualTo("110*************2X").hasSize(18);
    assertThat(number).hasToString("110*************2X");
  }

  @ParameterizedTest
  @CsvSource({
    "' 1101 0519 4912 3100 2x '",
    "`11010519491231002X",
    "１１０１０５１９４９１２３１００２Ｘ",
    "\u200b110105 19491231 002x\ufeff"
  })
  void understands_what_spreadsheets_do_to_a_number(String written) {
    assertThat(IdentityNumber.read(written, TODAY).orThrow().value())
        .isEqualTo("11010519491231002X");
  }

  @ParameterizedTest
  @CsvSource({
    "'', missing",
    "110105491231002, identity-old-form",
    "11010519491231002, identity-length",
    "1101051949123100２XX, identity-length",
    "11010519491231O02X, identity-character",
    "X1010519491231002X, identity-character",
    "110105194912310021, identity-check-digit",
    "11010519490230002X, identity-birth-date",
    "110105187912310020, identity-birth-date",
    "11010520261231002?, identity-birth-date",
    "1.10105E+17, identity-rounded",
  })
  void says_what_is_wrong_in_the_fields_own_terms(String pattern, String code) {
    // "?" stands for the right check digit
    String written =
        pattern.endsWith("?") ? pattern.replace('?', IdentityNumber.checkDigit(pattern)) : pattern;
    Finding finding = IdentityNumber.read(written, TODAY).finding().orElseThrow();
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.zh()).isNotBlank().doesNotContain("11010519491231");
    assertThat(finding.en()).isNotBlank().doesNotContain("11010519491231");
  }

  @Test
  void compares_with_the_birth_date_and_the_sex_written_beside_it() {
    IdentityNumber number = IdentityNumber.read("11010519491231002X", TODAY).orThrow();
    assertThat(number.disagreement(null, null)).isNull();
    assertThat(number.disagreement(LocalDate.of(1949, 12, 31), Sex.FEMALE)).isNull();
    assertThat(number.disagreement(LocalDate.of(1949, 12, 13), Sex.FEMALE))
        .isInstanceOf(Finding.BirthDateDisagrees.class);
    assertThat(number.disagreement(LocalDate.of(1949, 12, 31), Sex.MALE))
        .isInstanceOf(Finding.SexDisagrees.class);
  }

  @Test
  void notices_every_single_slip_of_a_digit_and_every_swap_of_neighbours() {
    Random random = new Random(11643);
    for (int n = 0; n < 300; n++) {
      String digits =
          "%06d%d%02d%02d%03d"
              .formatted(
                  random.nextInt(110000, 659999),
                  random.nextInt(1930, 2020),
                  random.nextInt(1, 13),
                  random.nextInt(1, 29),
                  random.nextInt(1000));
      String right = digits + IdentityNumber.checkDigit(digits);
      assertThat(IdentityNumber.read(right, TODAY).value()).isPresent();
      for (int at = 0; at < 17; at++) {
        char slip = (char) ('0' + (right.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        assertThat(
                IdentityNumber.read(right.substring(0, at) + slip + right.substring(at + 1), TODAY)
                    .value())
            .isEmpty();
        if (at > 0 && right.charAt(at) != right.charAt(at - 1)) {
          String swapped =
              right.substring(0, at - 1)
                  + right.charAt(at)
                  + right.charAt(at - 1)
                  + right.substring(at + 1);
          assertThat(IdentityNumber.read(swapped, TODAY).value()).isEmpty();
        }
      }
    }
  }
}
