package org.koumen.exchange.sheet;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/**
 * XML of a stranger, read forwards: no document types, no entities of its own, bounded attributes
 * and depth. Whatever is wrong with it becomes a {@link Refusal}.
 */
final class Xml implements Closeable {
  private static final WstxInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader reader;

  Xml(InputStream in) {
    this.in = in;
    try {
      this.reader = FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException damaged) {
      throw damaged(damaged);
    }
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
    factory.setProperty(XMLInputFactory.IS_COALESCING, Boolean.FALSE);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 65_536);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 200);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 64);
    factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, 65_536);
    return factory;
  }

  /** Moves on to the next start or end of an element; false at the end of the document. */
  boolean advance() {
    try {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
            return true;
          }
          case XMLStreamConstants.DTD ->
              throw new Refusal(
                  Problem.WORKBOOK_HOSTILE, Map.of("what", "DTD", "found", "DTD", "limit", 0));
          default -> {}
        }
      }
      return false;
    } catch (XMLStreamException | WstxLazyException damaged) {
      throw damaged(damaged);
    }
  }

  boolean starts(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  boolean ends(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  boolean isStart() {
    return reader.isStartElement();
  }

  String name() {
    return reader.getLocalName();
  }

  /** An attribute by its local name, whatever its namespace. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** A relationship id, which shares its local name with nothing but {@code id}. */
  @Nullable String relationship() {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if (reader.getAttributeLocalName(i).equals("id")
          && namespace != null
          && namespace.endsWith("relationships")) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /**
   * Appends the text of the element that was just started, up to its end, inner elements included.
   *
   * @param limit characters after which the rest is passed over
   * @return false when there was more than the limit
   */
  boolean text(StringBuilder into, int limit) {
    int depth = 1;
    boolean whole = true;
    try {
      while (depth > 0) {
        switch (reader.next()) {
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            int room = limit - into.length();
            int length = reader.getTextLength();
            whole &= length <= room;
            into.append(
                reader.getTextCharacters(),
                reader.getTextStart(),
                Math.max(0, Math.min(room, length)));
          }
          case XMLStreamConstants.START_ELEMENT -> depth++;
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.END_DOCUMENT -> depth = 0;
          default -> {}
        }
      }
      return whole;
    } catch (XMLStreamException | WstxLazyException damaged) {
      throw damaged(damaged);
    }
  }

  /** Passes over the element that was just started. */
  void skip() {
    int depth = 1;
    while (depth > 0 && advance()) {
      depth += reader.isStartElement() ? 1 : -1;
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      in.close();
    } catch (XMLStreamException | IOException ignored) {
      // everything needed was read; nothing was written
    }
  }

  private static Refusal damaged(Exception problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
    }
    return new Refusal(Problem.WORKBOOK_DAMAGED);
  }
}
