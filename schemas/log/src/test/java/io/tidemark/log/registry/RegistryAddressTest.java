package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryAddressTest {

    @Test
    void user_and_password_are_taken_out_of_the_url() {
        RegistryAddress address = RegistryAddress.of("https://ann:p%40ss+1@registry:8081/apis");
        assertThat(address.urls()).containsExactly("https://registry:8081/apis");
        assertThat(address.userInfo()).contains("ann:p@ss+1");
        assertThat(address).hasToString("https://registry:8081/apis");
    }

    @Test
    void several_urls_stand_with_commas_between_them() {
        assertThat(RegistryAddress.of("http://a:1, http://b:2").urls()).containsExactly("http://a:1", "http://b:2");
    }
}
