package dev.parley.bot.slack;

/** @param id the same for every delivery of the same thing, whatever way it comes */
record Delivered(String id, Arrival arrival) {}
