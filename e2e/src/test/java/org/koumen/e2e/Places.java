package org.koumen.e2e;

import com.google.gson.JsonObject;

/** Picks people and places of the demo community that a story plays with. */
public final class Places {

  private Places() {}

  /** The {@code n}th household of the round of the person signed in, counted from 0. */
  public static JsonObject onTheRound(Api api, int n) {
    return api.get("/api/worker/round?limit=200").getAsJsonArray("rows").get(n).getAsJsonObject();
  }

  /** A household as an address of the program's interface. */
  public static String file(JsonObject household) {
    return "/api/households/"
        + household.get("county").getAsString()
        + "/"
        + household.get("id").getAsString();
  }

  /** A household as an address of the worker's phone, below {@code /worker}. */
  public static String onThePhone(JsonObject household) {
    return "/households/"
        + household.get("county").getAsString()
        + "/"
        + household.get("id").getAsString();
  }

  /** The head's name, or an empty text. */
  public static String head(JsonObject household) {
    var name = household.get("headName");
    return name == null || name.isJsonNull() ? "" : name.getAsString();
  }
}
