package org.koumen.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * What is wrong with a text that a person gave for one field, in the field's own terms. Findings
 * never carry a whole identity or phone number, so that they can be shown, stored and logged.
 */
public sealed interface Finding extends Flaw {

  /** The field is empty but needed. */
  record Missing(String fieldZh, String fieldEn) implements Finding {
    @Override
    public String code() {
      return "missing";
    }

    @Override
    public String zh() {
      return fieldZh + "没有填写";
    }

    @Override
    public String en() {
      return fieldEn + " is missing";
    }
  }

  /** A number of the old form: 15 digits, without century and check digit. */
  record IdentityOldForm() implements Finding {
    @Override
    public String code() {
      return "identity-old-form";
    }

    @Override
    public String zh() {
      return "这是15位旧身份证号，请改填18位的新号码";
    }

    @Override
    public String en() {
      return "this is a 15-digit identity number of the old form; give the 18-digit one";
    }
  }

  /** Neither 18 characters nor the 15 of the old form. */
  record IdentityLength(int length) implements Finding {
    @Override
    public String code() {
      return "identity-length";
    }

    @Override
    public String zh() {
      return "身份证号应为18位，这里是" + length + "位";
    }

    @Override
    public String en() {
      return "an identity number has 18 characters, this has " + length;
    }
  }

  /** A character that no identity number has. */
  record IdentityCharacter(String character, int position) implements Finding {
    @Override
    public String code() {
      return "identity-character";
    }

    @Override
    public String zh() {
      return "身份证号第" + position + "位的“" + character + "”不对：前17位是数字，最后一位是数字或X";
    }

    @Override
    public String en() {
      return "character %d (\"%s\") of the identity number is wrong: 17 digits, then a digit or X"
          .formatted(position, character);
    }
  }

  /** The spreadsheet kept the number as a rounded figure (1.1E+17); its last digits are lost. */
  record IdentityRounded() implements Finding {
    @Override
    public String code() {
      return "identity-rounded";
    }

    @Override
    public String zh() {
      return "表格把身份证号当成数字，末几位已丢失；请把该列设为“文本”后重新填写";
    }

    @Override
    public String en() {
      return "the spreadsheet rounded the identity number and lost its last digits; format the"
          + " column as text and enter it again";
    }
  }

  /** The birth date within the number does not exist or cannot be one of a living person. */
  record IdentityBirthDate(String digits) implements Finding {
    @Override
    public String code() {
      return "identity-birth-date";
    }

    @Override
    public String zh() {
      return "身份证号中的出生日期" + digits + "不可能存在";
    }

    @Override
    public String en() {
      return "the birth date " + digits + " within the identity number is impossible";
    }
  }

  /** The last character does not fit the others (GB 11643); one of them was mistyped. */
  record IdentityCheckDigit(char given) implements Finding {
    @Override
    public String code() {
      return "identity-check-digit";
    }

    @Override
    public String zh() {
      return "身份证号的校验位“" + given + "”与前17位不符，请核对是否有一位写错";
    }

    @Override
    public String en() {
      return "the check digit " + given + " does not fit the other 17 digits; one is mistyped";
    }
  }

  /** The birth date given beside the number is another than the one within it. */
  record BirthDateDisagrees(LocalDate inNumber, LocalDate given) implements Finding {
    @Override
    public String code() {
      return "birth-date-disagrees";
    }

    @Override
    public String zh() {
      return "出生日期" + given + "与身份证号中的" + inNumber + "不一致";
    }

    @Override
    public String en() {
      return "birth date " + given + " disagrees with " + inNumber + " of the identity number";
    }
  }

  /** The sex given beside the number is another than the one within it. */
  record SexDisagrees(Sex inNumber, Sex given) implements Finding {
    @Override
    public String code() {
      return "sex-disagrees";
    }

    @Override
    public String zh() {
      return "性别“" + given.zh() + "”与身份证号中的“" + inNumber.zh() + "”不一致";
    }

    @Override
    public String en() {
      return "sex " + given.en() + " disagrees with " + inNumber.en() + " of the identity number";
    }
  }

  /** Neither a mainland mobile number nor a landline with its area code. */
  record PhoneForm(int digits) implements Finding {
    @Override
    public String code() {
      return "phone-form";
    }

    @Override
    public String zh() {
      return "电话应为11位手机号，或带区号的固定电话（如0971-6123456）";
    }

    @Override
    public String en() {
      return "a phone is an 11-digit mobile number or a landline with area code (0971-6123456);"
          + " this has %d digits".formatted(digits);
    }
  }

  /** A name longer than any name on a register. */
  record NameLength(int length, int most) implements Finding {
    @Override
    public String code() {
      return "name-length";
    }

    @Override
    public String zh() {
      return "姓名最多" + most + "个字，这里有" + length + "个";
    }

    @Override
    public String en() {
      return "a name has at most " + most + " characters, this has " + length;
    }
  }

  /** A character that stands in no name: a digit, a bracket, a comma. */
  record NameCharacter(String character) implements Finding {
    @Override
    public String code() {
      return "name-character";
    }

    @Override
    public String zh() {
      return "姓名中不能有“" + character + "”，备注请写到备注栏";
    }

    @Override
    public String en() {
      return "a name cannot contain \"" + character + "\"; put remarks elsewhere";
    }
  }

  /** A date that does not exist or is written in no known way. */
  record DateImpossible(String given) implements Finding {
    @Override
    public String code() {
      return "date-impossible";
    }

    @Override
    public String zh() {
      return "“" + given + "”不是有效日期，请写成 2026-11-22 这样的日期";
    }

    @Override
    public String en() {
      return "\"" + given + "\" is no date; write it like 2026-11-22";
    }
  }

  /** A day that cannot be, because it has not come yet or lies before anyone living was born. */
  record DateOutOfRange(LocalDate given) implements Finding {
    @Override
    public String code() {
      return "date-out-of-range";
    }

    @Override
    public String zh() {
      return "日期" + given + "不合情理（早于1880年或在今天之后）";
    }

    @Override
    public String en() {
      return "the date " + given + " cannot be: before 1880 or after today";
    }
  }

  /** A day that must lie within a span. */
  record DayOutside(LocalDate given, LocalDate first, LocalDate last) implements Finding {
    @Override
    public String code() {
      return "day-outside";
    }

    @Override
    public String zh() {
      return "日期应在" + first + "至" + last + "之间，这里是" + given;
    }

    @Override
    public String en() {
      return "the date lies between " + first + " and " + last + ", this is " + given;
    }
  }

  /** A word that stands for none of the known choices. */
  record UnknownWord(String given, List<String> knownZh, List<String> knownEn) implements Finding {
    @Override
    public String code() {
      return "unknown-word";
    }

    @Override
    public String zh() {
      return "“" + given + "”无法识别，可填：" + String.join("、", knownZh);
    }

    @Override
    public String en() {
      return "\"" + given + "\" is not known; one of: " + String.join(", ", knownEn);
    }
  }

  /** A text longer than its field. */
  record TextLength(String fieldZh, String fieldEn, int length, int most) implements Finding {
    @Override
    public String code() {
      return "text-length";
    }

    @Override
    public String zh() {
      return fieldZh + "最多" + most + "个字，这里有" + length + "个";
    }

    @Override
    public String en() {
      return fieldEn + " has at most " + most + " characters, this has " + length;
    }
  }
}
