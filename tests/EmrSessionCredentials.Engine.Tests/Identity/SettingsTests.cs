using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.SecurityToken;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Endpoint URLs, retries and endpoint variants: environment, active profile, and in which order.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SettingsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static EndpointSetting? Find(string service, string? given = null, string? profile = null) =>
        EndpointSetting.Find(service, given, ProfileStore.For(new IdentityOptions { ProfileName = profile }));

    private static ClientSettings Read(string? profile = null) =>
        ClientSettings.Read(ProfileStore.For(new IdentityOptions { ProfileName = profile }));

    public static IEnumerable<ITheoryDataRow> EndpointUrls => DataCases.Rows("configured-endpoint-urls.json", "cases");

    [Theory]
    [MemberData(nameof(EndpointUrls), DisableDiscoveryEnumeration = true)]
    public void Endpoint_urls_are_those_of_the_cases(string name, string json)
    {
        Assert.NotEqual("", name);
        JsonNode test = JsonNode.Parse(json)!;
        JsonNode client = test["client"]!;
        _scratch.Config(string.Join('\n', DataCases.Read("configured-endpoint-urls.json")["config"]!.AsArray()));
        foreach ((string variable, JsonNode? value) in test["variables"]!.AsObject())
            _scratch.Set(variable, value!.GetValue<string>());

        // A client's own switch is, for this module, the variable.
        if (client["ignore_configured_endpoint_urls"] is not null)
            _scratch.Set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");

        EndpointSetting? found = Find(
            test["service"]!.GetValue<string>(),
            client["endpoint_url"]?.GetValue<string>(),
            test["profile"]!.GetValue<string>());

        string expected = test["url"]!.GetValue<string>();
        bool resolved = expected.Contains("fake-region-10", StringComparison.Ordinal);
        Assert.Equal(resolved ? null : new Uri(expected), found?.Url);
    }

    [Fact]
    public void The_two_services_have_settings_of_their_own_and_each_names_its_source()
    {
        _scratch.Config("[default]\nservices = mine\nendpoint_url = https://all.example\n[services mine]\n"
            + "emr_containers =\n  endpoint_url = https://eks.example\n");
        EndpointSetting containers = Find("EMR containers")!;
        EndpointSetting emr = Find("EMR")!;
        Assert.Equal(
            ("https://eks.example/", $"the services section of the profile 'default' in {_scratch.ConfigPath}"),
            (containers.Url.AbsoluteUri, containers.Source));
        Assert.Equal(("https://all.example/", $"endpoint_url of the profile 'default' in {_scratch.ConfigPath}"),
            (emr.Url.AbsoluteUri, emr.Source));

        _scratch.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:1/base");
        _scratch.Set("AWS_ENDPOINT_URL_EMR_CONTAINERS", "http://127.0.0.1:2");
        Assert.Equal("the environment variable AWS_ENDPOINT_URL_EMR_CONTAINERS", Find("EMR containers")!.Source);
        Assert.Equal("http://127.0.0.1:1/base", Find("EMR")!.Url.AbsoluteUri);

        _scratch.Set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "TRUE");
        Assert.Null(Find("EMR"));
        Assert.Equal("EndpointUrl", Find("EMR", "https://given.example")!.Source);
    }

    [Theory]
    [InlineData("not a url")]
    [InlineData("/path")]
    [InlineData("ftp://host")]
    [InlineData("https://user:hidden@host")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://host/?a=b")]
    [InlineData("https://host/#f")]
    [InlineData("https://host/a%20b")]
    [InlineData("https://host/a%2Fb")]
    [InlineData("https://host/a:b")]
    [InlineData("https://host/a//b")]
    public void An_endpoint_that_is_no_url_is_an_error_that_names_its_source(string url)
    {
        _scratch.Set("AWS_ENDPOINT_URL_EMR", url);

        SessionCredentialException error = Assert.Throws<SessionCredentialException>(() => { Find("EMR"); });

        Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
        Assert.Contains("AWS_ENDPOINT_URL_EMR", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_services_section_that_does_not_exist_is_an_error()
    {
        _scratch.Config("[default]\nservices = gone\n");

        SessionCredentialException error = Assert.Throws<SessionCredentialException>(() => { Find("EMR"); });

        Assert.Equal(IdentityErrorCodes.InvalidProfile, error.ErrorCode);
        Assert.Contains("'gone'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Client_settings_come_from_the_environment_then_the_active_profile_then_nowhere()
    {
        Assert.Equal(new ClientSettings(null, false, false, null, false), Read());

        _scratch.Config("[profile p]\nretry_mode = adaptive\nmax_attempts = 7\nuse_fips_endpoint = true\n"
            + "use_dualstack_endpoint = True\nsdk_ua_app_id = app-p\n[profile q]\nretry_mode = legacy\n");
        Assert.Equal(new ClientSettings(7, true, true, "app-p", false), Read("p"));
        Assert.Equal(new ClientSettings(null, false, false, null, false), Read("q"));

        _scratch.Set("AWS_PROFILE", "p");
        Assert.Equal(7, Read().MaxAttempts);

        _scratch.Set("AWS_RETRY_MODE", "Standard");
        _scratch.Set("AWS_MAX_ATTEMPTS", "2");
        _scratch.Set("AWS_USE_FIPS_ENDPOINT", "false");
        _scratch.Set("AWS_USE_DUALSTACK_ENDPOINT", "false");
        Assert.Equal(new ClientSettings(2, false, false, "app-p", false), Read("p"));
    }

    [Theory]
    [InlineData("AWS_MAX_ATTEMPTS", "0")]
    [InlineData("AWS_MAX_ATTEMPTS", "-1")]
    [InlineData("AWS_MAX_ATTEMPTS", "many")]
    [InlineData("AWS_RETRY_MODE", "never")]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "yes")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "1")]
    public void A_setting_with_an_impossible_value_is_an_error_that_names_it(string variable, string value)
    {
        _scratch.Set(variable, value);

        SessionCredentialException error = Assert.Throws<SessionCredentialException>(() => { Read(); });

        Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
        Assert.Contains($"'{value}' (the environment variable {variable})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_once_for_all_that_one_call_looks_up()
    {
        _scratch.Credentials("[default]\nregion=eu-west-1\n");
        _scratch.Config("[default]\nmax_attempts=4\nendpoint_url=https://a.example\n");
        ProfileStore store = ProfileStore.For(new IdentityOptions());
        Assert.Equal(4, ClientSettings.Read(store).MaxAttempts);

        File.Delete(_scratch.CredentialsPath);
        File.Delete(_scratch.ConfigPath);

        Assert.Equal("https://a.example/", EndpointSetting.Find("EMR", null, store)!.Url.AbsoluteUri);
        Assert.Equal("eu-west-1", store.Active!.Region);
        Assert.Null(ProfileStore.For(new IdentityOptions()).Active);
    }

    [Theory]
    [InlineData("101")]
    [InlineData("0")]
    [InlineData("2147483648")]
    public void Attempts_outside_the_range_of_the_parameter_are_refused(string attempts)
    {
        _scratch.Set("AWS_MAX_ATTEMPTS", attempts);

        SessionCredentialException failure = Assert.Throws<SessionCredentialException>(() => Read());

        Assert.Equal(IdentityErrorCodes.InvalidSetting, failure.ErrorCode);
        Assert.Contains("from 1 to 100", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_global_endpoint_of_AWS_STS_is_called_in_the_regions_of_its_rule_set_and_no_others()
    {
        _scratch.Set("AWS_STS_REGIONAL_ENDPOINTS", "legacy");
        JsonNode rules = DataCases.Read("sts-global-regions.json");
        List<string> expected = [.. rules["regions"]!.AsArray().Select(region => (string)region!)];

        Assert.Equal(
            expected.Select(region => (region, (string?)rules["url"], (string?)rules["signingRegion"])),
            RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName).Union([.. expected, "moon-base-1"])
                .Order(StringComparer.Ordinal).Select(Sts).Where(sts => sts.Url is not null));

        static (string Region, string? Url, string? SigningRegion) Sts(string region)
        {
            IdentityOptions options = new() { Region = region };
            using AmazonSecurityTokenServiceClient client = StsSettings.For(options, ProfileStore.For(options)).CreateClient(keys: null);
            return (region, client.Config.ServiceURL?.TrimEnd('/'), client.Config.AuthenticationRegion);
        }
    }

    [Fact]
    public void What_cannot_be_sent_of_an_application_id_becomes_a_hyphen()
    {
        _scratch.Set("AWS_SDK_UA_APP_ID", "app\r\nX-Other: 1");

        Assert.Equal("app--X-Other:-1", Read().AppId);
    }
}
