package io.plugdesk.rest.server;
public class Probe { public static void main(String[] a) throws Exception { var h = new TestHouse(); h.publish("/api/v1/echo", new EchoResource()); System.out.println("PORT " + h.port()); Thread.sleep(Long.parseLong(a[0])*1000); h.close(); } }
