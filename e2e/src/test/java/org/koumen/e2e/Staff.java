package org.koumen.e2e;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Somebody who serves and moves a request on, without pages: stories of residents need them. */
public final class Staff {
  private final Api api;

  private Staff(Api api) {
    this.api = api;
  }

  /** The person with this demo account. */
  public static Staff of(Stage stage, String login) {
    return new Staff(stage.api(login));
  }

  /** Takes a request in at the counter of Dongxing; answers its number and code. */
  public ResidentPhone.Slip take(String kind, String body) {
    var slip =
        api.post(
            "/api/requests",
            Map.of(
                "areaCode", "990101001001",
                "channel", "walk_in",
                "kind", kind,
                "body", body,
                "reporterPhone", "13800000000"));
    return new ResidentPhone.Slip(slip.get("number").getAsString(), slip.get("code").getAsString());
  }

  /** The request of this number as this person sees it in a list. */
  public JsonObject request(String number) {
    var rows = api.get("/api/requests?q=" + number).getAsJsonArray("rows");
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " requests of number " + number);
    }
    return rows.get(0).getAsJsonObject();
  }

  /** The whole file of the request of this number. */
  public JsonObject file(String number) {
    return api.get(path(request(number)));
  }

  /** The pictures and sounds of a request. */
  public JsonObject pictures(String number) {
    return api.get(path(request(number)) + "/pictures");
  }

  /** Makes a move on the request as it stands. */
  public void move(String number, String move, Map<String, ?> with) {
    var request = request(number);
    Map<String, Object> body = new HashMap<>(with);
    body.put("version", request.get("version").getAsInt());
    api.post(path(request) + "/" + move, body);
  }

  /** The id of a unit by part of its name. */
  public String unit(String name) {
    for (var row : api.get("/api/units?q=" + name + "&limit=50").getAsJsonArray("rows")) {
      var unit = row.getAsJsonObject();
      if (unit.get("name").getAsString().contains(name)) {
        return unit.get("id").getAsString();
      }
    }
    throw new AssertionError("no unit named " + name);
  }

  private static String path(JsonObject request) {
    return "/api/requests/"
        + request.get("county").getAsString()
        + "/"
        + request.get("id").getAsString();
  }
}
