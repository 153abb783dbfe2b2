import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies what Koumen exports, without Koumen: sealed days, and who was drawn into a sample.
 *
 * <p>Needs a Java of version 17 or later and nothing else: {@code java Verify.java FILE}. Read it
 * before you trust it; it is short for that.
 *
 * <p>Exit codes: 0 intact, 1 something was changed, is missing or was added, 2 wrong use, 3 the
 * file is damaged or was written by another program.
 */
public final class Verify {
  private static final HexFormat HEX = HexFormat.of();
  private static final String HASH = "[0-9a-f]{64}";
  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String MOMENT = DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z";
  private static final String COUNT = "0|[1-9][0-9]{0,9}";

  private static final Pattern HEAD = line("koumen-chain", "1", "[0-9]{6}", DAY, DAY, MOMENT);
  private static final Pattern SEAL = line("seal", COUNT, DAY, COUNT, HASH, HASH, MOMENT, HASH);
  private static final Pattern LEAF =
      line("leaf", ID, "[a-z_]+", ID, MOMENT, HASH, "withheld|erased|missing");
  private static final Pattern FULL =
      line("leaf", ID, "[a-z_]+", ID, MOMENT, HASH, "content", "[0-9a-f]{32}", "\\{.*\\}");
  private static final Pattern ADDED = line("added", "[a-z_]+", ID);
  private static final Pattern DRAW = line("koumen-draw", "1", ID, HASH, HASH, COUNT, COUNT);
  private static final Pattern OPENED = line("opened", HASH, "[0-9]{6}", COUNT, HASH, COUNT);
  private static final Pattern MEMBER = line("member", ID);
  private static final Pattern DRAWN = line("drawn", COUNT, ID);
  private static final Pattern END = line("end", HASH);
  private static final Pattern ERASED_LEAF = Pattern.compile("\"leaf\": \"(" + ID + ")\"");

  private Verify() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out));
  }

  /** Verifies a file; answers the exit code. */
  public static int run(String[] arguments, PrintStream out) throws IOException {
    List<String> words = new ArrayList<>(Arrays.asList(arguments));
    Map<Integer, String> known = new HashMap<>();
    while (words.size() >= 3 && words.get(words.size() - 3).equals("--seal")) {
      if (!words.get(words.size() - 2).matches("[1-9][0-9]{0,8}")
          || !words.get(words.size() - 1).matches(HASH)) {
        return usage(out);
      }
      known.put(Integer.parseInt(words.get(words.size() - 2)), words.get(words.size() - 1));
      words = words.subList(0, words.size() - 3);
    }
    if (words.size() != 1) {
      return usage(out);
    }
    return verify(Files.readAllBytes(Path.of(words.get(0))), known, out);
  }

  private static int usage(PrintStream out) {
    out.println("用法 Usage: java Verify.java FILE [--seal NUMBER HASH]…");
    out.println("  --seal  先前公布或打印的封存值  a seal that was published or printed before");
    return 2;
  }

  /**
   * Verifies the bytes of a file.
   *
   * @param known seals published before, by number
   */
  public static int verify(byte[] bytes, Map<Integer, String> known, PrintStream out) {
    List<String> lines;
    try {
      lines = lines(bytes);
    } catch (Damaged damaged) {
      return damaged(out, damaged.getMessage());
    }
    try {
      return lines.get(0).startsWith("koumen-draw\t")
          ? new Draw(lines).verify(out)
          : new Chain(lines, known).verify(out);
    } catch (Damaged damaged) {
      return damaged(out, damaged.getMessage());
    }
  }

  private static int damaged(PrintStream out, String why) {
    out.println("文件已损坏，或不是叩门导出的文件：" + why);
    out.println("The file is damaged or was not written by Koumen: " + why);
    return 3;
  }

  /** The lines before the last one, which holds the hash of all before it. */
  private static List<String> lines(byte[] bytes) throws Damaged {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException wrong) {
      throw new Damaged("no UTF-8");
    }
    int end = text.lastIndexOf("\nend\t") + 1;
    if (end == 0 || !text.endsWith("\n")) {
      throw new Damaged("no end");
    }
    Matcher last = END.matcher(text.substring(end, text.length() - 1));
    byte[] before = text.substring(0, end).getBytes(StandardCharsets.UTF_8);
    if (!last.matches() || !last.group(1).equals(hex(sha256(before)))) {
      throw new Damaged("its own hash does not hold");
    }
    return Arrays.asList(text.substring(0, end - 1).split("\n", -1));
  }

  // --- sealed days -------------------------------------------------------------------------------

  /** Sealed days of a county. */
  private static final class Chain {
    private final List<String> lines;
    private final Map<Integer, String> known;
    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<String> told = new ArrayList<>();
    private final Set<String> lawful = new HashSet<>();
    private final List<String> erased = new ArrayList<>();
    private int records;
    private int intact;
    private int withheld;

    Chain(List<String> lines, Map<Integer, String> known) {
      this.lines = lines;
      this.known = new HashMap<>(known);
    }

    int verify(PrintStream out) throws Damaged {
      Matcher head = match(HEAD, lines.get(0));
      String county = head.group(1);
      int seals = 0;
      int number = 0;
      String digest = "";
      int at = 1;
      while (at < lines.size() && lines.get(at).startsWith("seal\t")) {
        Matcher seal = match(SEAL, lines.get(at++));
        List<byte[]> leaves = new ArrayList<>();
        String where = "第" + seal.group(1) + "号 " + seal.group(2);
        while (at < lines.size() && lines.get(at).startsWith("leaf\t")) {
          leaves.add(leaf(lines.get(at++), where));
        }
        int now = Integer.parseInt(seal.group(1));
        boolean follows =
            seals == 0
                ? now != 1 || seal.group(5).equals("0".repeat(64))
                : now == number + 1 && seal.group(5).equals(digest);
        if (!follows) {
          fault("seal", where + " 与前一号不衔接 does not follow the one before");
        }
        if (leaves.size() != Integer.parseInt(seal.group(3))
            || leaves.isEmpty()
            || !hex(root(leaves)).equals(seal.group(4))) {
          fault("leaves", where + " 记录清单被改动 its list of records was changed");
        }
        String line =
            String.join(
                "|",
                "koumen-seal-1",
                county,
                seal.group(1),
                seal.group(2),
                seal.group(3),
                seal.group(4),
                seal.group(5),
                seal.group(6));
        digest = hex(sha256(line.getBytes(StandardCharsets.UTF_8)));
        if (!digest.equals(seal.group(7))) {
          fault("seal", where + " 封存值不符 its hash does not hold");
        }
        String published = known.remove(now);
        if (published != null && !published.equals(seal.group(7))) {
          fault("seal", where + " 与公布的封存值不同 is not the one that was published");
        }
        // What follows must include what stands there, so that one fault is told once.
        digest = seal.group(7);
        number = now;
        seals++;
      }
      while (at < lines.size()) {
        Matcher added = match(ADDED, lines.get(at++));
        fault("added", added.group(1) + " " + added.group(2));
      }
      for (String leaf : erased) {
        if (!lawful.contains(leaf)) {
          fault("missing", leaf + " 已删除，但文件里没有依法删除的记录 erased, and no record of it here");
        }
      }
      for (int missing : known.keySet()) {
        fault("seal", "第" + missing + "号不在文件里 is not in the file");
      }
      return tell(out, county, seals, digest);
    }

    private byte[] leaf(String line, String where) throws Damaged {
      boolean full = FULL.matcher(line).matches();
      Matcher leaf = match(full ? FULL : LEAF, line);
      records++;
      String id = leaf.group(1);
      if (full) {
        byte[] salt = HEX.parseHex(leaf.group(7));
        byte[] content = leaf.group(8).getBytes(StandardCharsets.UTF_8);
        if (hex(sha256(salt, content)).equals(leaf.group(5))) {
          intact++;
          if (leaf.group(2).equals("erasure")) {
            Matcher about = ERASED_LEAF.matcher(leaf.group(8));
            if (about.find()) {
              lawful.add(about.group(1));
            }
          }
        } else {
          fault("changed", where + " " + leaf.group(2) + " " + leaf.group(3));
        }
      } else if (leaf.group(6).equals("missing")) {
        fault("missing", where + " " + leaf.group(2) + " " + leaf.group(3));
      } else if (leaf.group(6).equals("erased")) {
        erased.add(id);
      } else {
        withheld++;
      }
      String hashed =
          String.join("|", id, leaf.group(2), leaf.group(3), leaf.group(4), leaf.group(5));
      return sha256(new byte[] {0}, hashed.getBytes(StandardCharsets.UTF_8));
    }

    private void fault(String kind, String what) {
      faults.merge(kind, 1, Integer::sum);
      if (told.size() < 50) {
        told.add(kind + ": " + what);
      }
    }

    private int tell(PrintStream out, String county, int seals, String last) {
      out.printf("区县 county %s: 封存 seals %d, 记录 records %d%n", county, seals, records);
      out.printf("  未改动 intact            %d%n", intact);
      out.printf("  内容未导出 withheld      %d%n", withheld);
      out.printf("  依法删除 erased lawfully %d%n", erased.size());
      out.printf("  被改动 changed           %d%n", faults.getOrDefault("changed", 0));
      out.printf("  缺失 missing             %d%n", faults.getOrDefault("missing", 0));
      out.printf("  多出 added               %d%n", faults.getOrDefault("added", 0));
      out.printf(
          "  封存不符 broken seals    %d%n",
          faults.getOrDefault("seal", 0) + faults.getOrDefault("leaves", 0));
      told.forEach(line -> out.println("  - " + line));
      if (seals > 0) {
        out.println("最后一号封存值 last seal " + last);
        out.println("请与当时公布或打印的比对 Compare it with the one published or printed then.");
      }
      out.println(faults.isEmpty() ? "结论：完好 INTACT" : "结论：不符 NOT INTACT");
      return faults.isEmpty() ? 0 : 1;
    }
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return sha256(
        new byte[] {1}, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }

  // --- draws -------------------------------------------------------------------------------------

  /** Who was drawn out of whom. */
  private static final class Draw {
    private final List<String> lines;

    Draw(List<String> lines) {
      this.lines = lines;
    }

    int verify(PrintStream out) throws Damaged {
      Matcher head = match(DRAW, lines.get(0));
      Matcher opened = match(OPENED, lines.get(1));
      List<String> members = new ArrayList<>();
      List<String> drawn = new ArrayList<>();
      for (String line : lines.subList(2, lines.size())) {
        if (line.startsWith("member\t")) {
          members.add(match(MEMBER, line).group(1));
        } else {
          Matcher one = match(DRAWN, line);
          if (Integer.parseInt(one.group(1)) != drawn.size() + 1) {
            throw new Damaged("drawn out of order");
          }
          drawn.add(one.group(2));
        }
      }
      List<String> faults = new ArrayList<>();
      byte[] secret = HEX.parseHex(opened.group(1));
      if (!hex(sha256(secret)).equals(head.group(2))) {
        faults.add("随机数与事先的承诺不符 the secret is not the one committed to");
      }
      if (Integer.parseInt(opened.group(5)) >= Integer.parseInt(opened.group(3))) {
        faults.add("封存在承诺之前 the seal was known before the commitment");
      }
      StringBuilder all = new StringBuilder();
      members.forEach(id -> all.append(id).append('\n'));
      if (!hex(sha256(all.toString().getBytes(StandardCharsets.UTF_8))).equals(head.group(3))
          || members.size() != Integer.parseInt(head.group(4))) {
        faults.add("总体名单与承诺不符 the population is not the one committed to");
      }
      byte[] seed = sha256(secret, HEX.parseHex(opened.group(4)));
      List<String> order = new ArrayList<>(new HashSet<>(members));
      Map<String, String> tickets = new HashMap<>();
      order.forEach(id -> tickets.put(id, hex(sha256(seed, id.getBytes(StandardCharsets.UTF_8)))));
      order.sort((one, other) -> tickets.get(one).compareTo(tickets.get(other)));
      if (drawn.size() < Integer.parseInt(head.group(5))
          || drawn.size() > order.size()
          || !drawn.equals(order.subList(0, drawn.size()))) {
        faults.add("抽中名单与重算结果不同 other ones were drawn than the seed says");
      }
      out.printf("总体 population %d, 抽中 drawn %d%n", members.size(), drawn.size());
      out.printf(
          "使用的封存 seal used: 区县 county %s 第%s号 %s%n",
          opened.group(2), opened.group(3), opened.group(4));
      out.println("请与公布的封存值比对 Compare it with the seal that was published.");
      faults.forEach(line -> out.println("  - " + line));
      out.println(faults.isEmpty() ? "结论：完好 INTACT" : "结论：不符 NOT INTACT");
      return faults.isEmpty() ? 0 : 1;
    }
  }

  // --- bytes -------------------------------------------------------------------------------------

  private static Pattern line(String word, String... fields) {
    StringBuilder pattern = new StringBuilder(word);
    for (String field : fields) {
      pattern.append(field.equals("1") ? "\t1" : "\t(" + field + ")");
    }
    return Pattern.compile(pattern.toString());
  }

  private static Matcher match(Pattern pattern, String line) throws Damaged {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw new Damaged(line.length() > 60 ? line.substring(0, 60) + "…" : line);
    }
    return matcher;
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** The file cannot be read as what it says it is. */
  private static final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    Damaged(String why) {
      super(why);
    }
  }
}
