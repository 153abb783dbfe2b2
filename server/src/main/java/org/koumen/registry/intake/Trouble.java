package org.koumen.registry.intake;

import org.koumen.registry.Flaw;

/** Why a line that reads well still cannot be taken in. */
public sealed interface Trouble extends Flaw {

  /** The same person stands in an earlier line of the same household. */
  record SamePersonAgain(int row) implements Trouble {
    @Override
    public String code() {
      return "same-person-again";
    }

    @Override
    public String zh() {
      return "与第 " + row + " 行是同一人，请删去一行";
    }

    @Override
    public String en() {
      return "the same person as in row " + row + "; remove one of the rows";
    }
  }

  /** The same identity number stands in an earlier line of another household. */
  record SameIdentityInFile(int row) implements Trouble {
    @Override
    public String code() {
      return "same-identity-in-file";
    }

    @Override
    public String zh() {
      return "身份证号与第 " + row + " 行相同，但不在同一户；一人只能登记在一户";
    }

    @Override
    public String en() {
      return "the same identity number as in row "
          + row
          + ", in another household; one person, one household";
    }
  }

  /**
   * The identity number is on file in another household.
   *
   * @param where its address, when it lies within the importer's area; empty otherwise
   */
  record IdentityElsewhere(String where) implements Trouble {
    @Override
    public String code() {
      return "identity-elsewhere";
    }

    @Override
    public String zh() {
      return "此身份证号已登记在另一户" + (where.isEmpty() ? "" : "（" + where + "）") + "；若已搬来，请在户档案中办理迁移";
    }

    @Override
    public String en() {
      return "this identity number is on file in another household"
          + (where.isEmpty() ? "" : " (" + where + ")")
          + "; if the person moved, record the move in the household file";
    }
  }

  /** The person on file with this name and birth date has another identity number. */
  record IdentityDiffers() implements Trouble {
    @Override
    public String code() {
      return "identity-differs";
    }

    @Override
    public String zh() {
      return "户内同名同生日的人登记的是另一个身份证号，请核对";
    }

    @Override
    public String en() {
      return "the person of this name and birth date in the household has another identity number"
          + " on file";
    }
  }

  /** The household number is on file, or in the file, at another address of the village. */
  record NumberElsewhere(String number, String where) implements Trouble {
    @Override
    public String code() {
      return "number-elsewhere";
    }

    @Override
    public String zh() {
      return "户编号“" + number + "”已用于“" + where + "”，请核对编号或地址";
    }

    @Override
    public String en() {
      return "household number " + number + " belongs to " + where + "; check number or address";
    }
  }

  /** Nothing tells to which household of the address the person belongs. */
  record NoHousehold() implements Trouble {
    @Override
    public String code() {
      return "no-household";
    }

    @Override
    public String zh() {
      return "看不出属于哪一户：请填户编号或户主姓名，或把户主放在该户第一行";
    }

    @Override
    public String en() {
      return "cannot tell which household: give its number or its head's name, or put the head"
          + " first";
    }
  }

  /** Somebody else is on file, or earlier in the file, as the head. */
  record SecondHead(String head) implements Trouble {
    @Override
    public String code() {
      return "second-head";
    }

    @Override
    public String zh() {
      return "该户户主已是“" + head + "”，一户只能有一位户主";
    }

    @Override
    public String en() {
      return head + " is the head of this household already; there can be only one";
    }
  }

  /** Nothing says what the person is to the head. */
  record NoRelation() implements Trouble {
    @Override
    public String code() {
      return "no-relation";
    }

    @Override
    public String zh() {
      return "与户主关系没有填写";
    }

    @Override
    public String en() {
      return "the relation to the head is missing";
    }
  }
}
