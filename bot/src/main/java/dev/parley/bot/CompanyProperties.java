package dev.parley.bot;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The company Parley works for.
 *
 * @param domains of its own mail addresses, subdomains included; who is written to elsewhere counts as outside
 */
@ConfigurationProperties("parley.company")
record CompanyProperties(@DefaultValue List<String> domains) {}
