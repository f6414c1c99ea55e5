package dev.parley.bot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Parley: database and cache (embedded unless configured), engine, copilot, chat and HTTP API in one process. */
@SpringBootApplication
public class ParleyApplication {
    public static void main(String[] args) {
        SpringApplication.run(ParleyApplication.class, args);
    }
}
