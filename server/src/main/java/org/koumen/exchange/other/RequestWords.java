package org.koumen.exchange.other;

import org.koumen.request.Channel;
import org.koumen.request.RequestKind;

/** What requests are, in words. */
final class RequestWords {
  private RequestWords() {}

  static String kind(RequestKind kind, boolean chinese) {
    return switch (kind) {
      case CONSULTATION -> chinese ? "咨询" : "consultation";
      case HELP -> chinese ? "求助" : "help";
      case COMPLAINT -> chinese ? "投诉" : "complaint";
      case REPORT -> chinese ? "举报" : "report";
      case SUGGESTION -> chinese ? "建议" : "suggestion";
      case PETITION -> chinese ? "信访" : "petition";
    };
  }

  static String channel(Channel channel, boolean chinese) {
    return switch (channel) {
      case DOORSTEP -> chinese ? "上门走访" : "doorstep";
      case WALK_IN -> chinese ? "来访" : "walk-in";
      case PHONE -> chinese ? "电话" : "phone";
      case WEB -> chinese ? "网上" : "web";
      case CHAT -> chinese ? "群聊" : "chat group";
      case WISH_BOX -> chinese ? "意见箱" : "wish box";
      case HOTLINE -> chinese ? "12345 热线" : "12345 hotline";
      case API -> chinese ? "其他平台" : "other platform";
      case PATROL -> chinese ? "主动发现" : "seen by staff";
      case IMPORT -> chinese ? "批量导入" : "import";
    };
  }

  static String state(String state, boolean chinese) {
    return switch (state) {
      case "received" -> chinese ? "待派单" : "to dispatch";
      case "dispatched" -> chinese ? "办理中" : "with the unit";
      case "settled" -> chinese ? "已办结" : "settled";
      case "rated" -> chinese ? "已评价" : "rated";
      case "closed" -> chinese ? "已归档" : "closed";
      case "refused" -> chinese ? "不予受理" : "not accepted";
      case "merged" -> chinese ? "已并案" : "merged";
      case "withdrawn" -> chinese ? "已撤回" : "withdrawn";
      default -> state;
    };
  }
}
