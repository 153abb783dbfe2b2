package org.koumen.registry;

/**
 * A person's name as the register has it: Chinese characters, or letters; the parts of a name of
 * several parts are joined by a middle dot (买买提·吐尔逊).
 *
 * @param value normalised, 1 to 50 characters
 */
public record PersonName(String value) {

  /** The longest name on a register. */
  public static final int MOST = 50;

  private static final String DOTS = "·•‧∙⋅・･．᛫●.";

  /**
   * @throws IllegalArgumentException when it is not normalised; read people's texts with {@link
   *     #read}
   */
  public PersonName {
    if (value.isEmpty() || value.codePointCount(0, value.length()) > MOST) {
      throw new IllegalArgumentException("no name");
    }
  }

  /**
   * Reads what people write: any of the dots becomes the middle dot, full-width letters become
   * half-width, spaces between Chinese characters go (张 三), those between words stay.
   */
  public static Reading<PersonName> read(String text) {
    StringBuilder name = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x10000) {
        char half = Folding.halfWidth((char) c);
        if (Folding.isBlank(half)) {
          space = true;
          continue;
        }
        c = DOTS.indexOf(half) >= 0 ? '·' : half;
      }
      if (!belongs(c)) {
        return Reading.wrong(new Finding.NameCharacter(Character.toString(c)));
      }
      if (space && isLatin(c) && !name.isEmpty() && isLatin(name.charAt(name.length() - 1))) {
        name.append(' ');
      }
      space = false;
      if (c != '·' || (!name.isEmpty() && name.charAt(name.length() - 1) != '·')) {
        name.appendCodePoint(c);
      }
    }
    if (!name.isEmpty() && name.charAt(name.length() - 1) == '·') {
      name.setLength(name.length() - 1);
    }
    if (name.isEmpty()) {
      return Reading.wrong(new Finding.Missing("姓名", "the name"));
    }
    int length = name.codePointCount(0, name.length());
    return length > MOST
        ? Reading.wrong(new Finding.NameLength(length, MOST))
        : Reading.of(new PersonName(name.toString()));
  }

  private static boolean belongs(int c) {
    return c == '·'
        || c == '-'
        || c == '\''
        || c == '’'
        || Character.isLetter(c)
        || Folding.isHan(c);
  }

  private static boolean isLatin(int c) {
    return c == '-' || c == '\'' || (Character.isLetter(c) && !Folding.isHan(c));
  }

  @Override
  public String toString() {
    return value;
  }
}
