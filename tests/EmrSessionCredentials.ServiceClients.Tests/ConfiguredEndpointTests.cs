using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>
/// Endpoints from the environment and the profile. The cases were written for S3 and DynamoDB; EMR on EKS stands in for
/// the one and EMR for the other.
/// </summary>
[Collection(ProcessSettingsGroup.Name)]
public sealed class ConfiguredEndpointTests
{
    private const string BothProfile = """
        [profile both]
        region = eu-west-1
        endpoint_url = https://profile.example.com
        services = mine
        [services mine]
        emr =
          endpoint_url = https://emr.example.com
        """;

    public static IEnumerable<ITheoryDataRow> Cases => DataCases.Rows("configured-endpoint-urls.json", "cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Profile_named_by_the_environment(string name, string json) => AssertEndpoint(name, json, inCode: false);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Profile_named_by_the_configuration(string name, string json) => AssertEndpoint(name, json, inCode: true);

    [Fact]
    public async Task Profile_endpoint_serves_the_services_that_its_section_leaves_out()
    {
        using ProcessSettings settings = new(BothProfile, ("AWS_PROFILE", "both"));

        Assert.StartsWith("https://profile.example.com/virtual", await UrlOf("s3"), StringComparison.Ordinal);
        Assert.StartsWith("https://emr.example.com/", await UrlOf("dynamodb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_credentials_file_overrides_the_config_file()
    {
        using ProcessSettings settings = new(BothProfile, ("AWS_PROFILE", "both"));
        File.WriteAllText(Hermetic.CredentialsFile, "[both]\nendpoint_url = https://credentials.example.com\n");
        try
        {
            Assert.StartsWith("https://credentials.example.com/", await UrlOf("s3"), StringComparison.Ordinal);
        }
        finally
        {
            File.WriteAllText(Hermetic.CredentialsFile, "");
        }
    }

    [Fact]
    public async Task The_default_profile_has_its_services_section_too()
    {
        using ProcessSettings settings = new("""
            [default]
            services = mine
            [mine]
            region = eu-west-1
            [services mine]
            emr_containers =
              endpoint_url = https://emrc.example.com
            """);

        Assert.StartsWith("https://emrc.example.com/", await UrlOf("s3"), StringComparison.Ordinal);
        Assert.StartsWith("https://elasticmapreduce.", await UrlOf("dynamodb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_a_configuration_names_may_be_in_files_of_its_own()
    {
        using ProcessSettings settings = new("", ("AWS_CONFIG_FILE", null), ("AWS_PROFILE", "other"));
        string folder = Directory.CreateDirectory(Path.Combine(Hermetic.Folder, "elsewhere")).FullName;
        string credentials = Path.Combine(folder, "credentials");
        File.WriteAllText(credentials, "");
        File.WriteAllText(Path.Combine(folder, "config"), BothProfile);

        SentRequest sent = await Send("s3", config => config.Profile = new Profile("both", credentials));

        Assert.StartsWith("https://profile.example.com/", sent.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3", "https://global.example.com/")]
    [InlineData("dynamodb", "https://emr-variable.example.com/")]
    public async Task Empty_variables_count_as_absent(string service, string url)
    {
        using ProcessSettings settings = new(
            "",
            ("AWS_ENDPOINT_URL", "https://global.example.com"),
            ("AWS_ENDPOINT_URL_EMR_CONTAINERS", ""),
            ("AWS_ENDPOINT_URL_EMR", "https://emr-variable.example.com"));

        Assert.StartsWith(url, await UrlOf(service), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_variable_is_found_in_any_language()
    {
        using ProcessSettings settings = new("", ("AWS_ENDPOINT_URL_EMR_CONTAINERS", "https://emrc.example.com"));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");

            Assert.StartsWith("https://emrc.example.com/", await UrlOf("s3"), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_environment_overrides_the_ignore_switch_of_the_profile()
    {
        using ProcessSettings settings = new(
            "[profile ignoring]\nignore_configured_endpoint_urls = true\n",
            ("AWS_PROFILE", "ignoring"),
            ("AWS_ENDPOINT_URL", "https://global.example.com"),
            ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false"));

        Assert.StartsWith("https://global.example.com/", await UrlOf("s3"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3", "emr-containers")]
    [InlineData("dynamodb", "elasticmapreduce")]
    public async Task A_configured_endpoint_is_signed_for_the_region_of_the_client(string service, string signingName)
    {
        using ProcessSettings settings = new("", ("AWS_ENDPOINT_URL", "http://us-west-2.localhost:1234"));

        SentRequest sent = await Send(service, config => config.RegionEndpoint = RegionEndpoint.EUCentral1);

        Assert.StartsWith("http://us-west-2.localhost:1234/", sent.Url, StringComparison.Ordinal);
        Assert.Equal(["eu-central-1", signingName, "aws4_request"], new SigV4(sent).Scope[1..]);
    }

    [Fact]
    public async Task An_endpoint_of_the_profile_is_signed_for_the_region_of_the_client()
    {
        using ProcessSettings settings = new(BothProfile, ("AWS_PROFILE", "both"));

        SentRequest sent = await Send("s3", config => config.RegionEndpoint = RegionEndpoint.EUCentral1);

        Assert.Equal("eu-central-1", new SigV4(sent).Scope[1]);
    }

    private static async Task AssertEndpoint(string name, string json, bool inCode)
    {
        JsonNode test = JsonNode.Parse(json)!;
        IEnumerable<(string Name, string? Value)> variables = test["variables"]!.AsObject()
            .Select(v => (v.Key.Replace("_S3", "_EMR_CONTAINERS", StringComparison.Ordinal)
                .Replace("_DYNAMODB", "_EMR", StringComparison.Ordinal), (string?)v.Value));
        string profile = (string)test["profile"]!;
        string config = string.Join('\n', DataCases.Read("configured-endpoint-urls.json")["config"]!.AsArray())
            .Replace("s3 =", "emr_containers =", StringComparison.Ordinal)
            .Replace("dynamodb =", "emr =", StringComparison.Ordinal);
        using ProcessSettings settings = new(config, [.. variables, ("AWS_PROFILE", inCode ? null : profile)]);
        string url = ((string)test["url"]!)
            .Replace("https://s3.fake", "https://emr-containers.fake", StringComparison.Ordinal)
            .Replace("https://dynamodb.fake", "https://elasticmapreduce.fake", StringComparison.Ordinal);

        SentRequest sent = await Send((string)test["service"]!, config =>
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName("fake-region-10");
            config.Profile = inCode ? new Profile(profile) : null;
            if ((bool?)test["client"]!["ignore_configured_endpoint_urls"] is bool ignore)
                config.IgnoreConfiguredEndpointUrls = ignore;
            if ((string?)test["client"]!["endpoint_url"] is string custom)
            {
                config.ServiceURL = custom;
                config.AuthenticationRegion = "fake-region-10";
            }
        });

        Assert.True(sent.Url.StartsWith($"{url}/", StringComparison.Ordinal), $"{name}: {sent.Url}, not {url}");
        Assert.Equal("fake-region-10", new SigV4(sent).Scope[1]);
    }

    private static async Task<string> UrlOf(string service) => (await Send(service, _ => { })).Url;

    private static async Task<SentRequest> Send(string service, Action<ClientConfig> configure)
    {
        using StubHttp http = StubHttp.Answering("{}");
        if (service is "s3")
            await Clients.EMRContainers(http, configure).GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest);
        else
            await Clients.ElasticMapReduce(http, configure).GetClusterSessionCredentialsAsync(Clients.ClusterRequest);
        return Assert.Single(http.Sent);
    }
}
