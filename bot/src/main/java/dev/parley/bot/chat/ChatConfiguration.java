package dev.parley.bot.chat;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rooms of the chat share. */
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
