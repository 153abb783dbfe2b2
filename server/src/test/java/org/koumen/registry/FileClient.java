package org.koumen.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.koumen.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One household's file, as somebody at a browser has it before them. */
record FileClient(Browser browser, String county, UUID id) {

  FileClient(Browser browser, String county, NewHousehold household) {
    this(browser, county, household.id());
  }

  String path() {
    return "/api/households/" + county + "/" + id;
  }

  JsonNode now() {
    return browser.get(path()).json();
  }

  JsonNode asOf(Object day) {
    return browser.get(path() + "?asOf=" + day).json();
  }

  JsonNode household() {
    return now().path("household");
  }

  JsonNode timeline() {
    return browser.get(path() + "/timeline?limit=100").json().path("rows");
  }

  JsonNode resident(String name) {
    return now()
        .path("residents")
        .valueStream()
        .filter(one -> one.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody called " + name));
  }

  String idOf(String name) {
    return resident(name).path("id").asString();
  }

  List<String> living() {
    return now()
        .path("residents")
        .valueStream()
        .filter(one -> one.path("state").asString().matches("present|away"))
        .map(one -> one.path("name").asString())
        .toList();
  }

  Browser.Answer post(String rest, Map<String, ?> body) {
    return browser.post(path() + rest, body);
  }

  Browser.Answer put(String rest, Map<String, ?> body) {
    return browser.put(path() + rest, body);
  }

  /** Something that happened; {@code more} are pairs of field and value. */
  Browser.Answer happened(String kind, Object day, Object... more) {
    Map<String, Object> body = new LinkedHashMap<>(Map.of("kind", kind, "happenedOn", day));
    for (int i = 0; i < more.length; i += 2) {
      body.put((String) more[i], more[i + 1]);
    }
    return post("/events", body);
  }

  /** The file as of a day, without what goes on by itself. */
  JsonNode recorded(Object day) {
    JsonNode file = asOf(day).deepCopy();
    if (file.path("household") instanceof ObjectNode household) {
      household.remove("version");
      ((ObjectNode) file.path("premises")).remove("version");
    }
    file.path("residents").forEach(one -> ((ObjectNode) one).remove("version"));
    file.path("plans").forEach(one -> ((ObjectNode) one).remove("version"));
    return file;
  }
}
