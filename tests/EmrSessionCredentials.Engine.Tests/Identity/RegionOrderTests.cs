using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>
/// Which region is called: each step, each pair, malformed names, and what is said when there is none.
/// </summary>
[Collection(EnvironmentCollection.Name)]
public sealed class RegionOrderTests(LoopbackServer server) : IDisposable
{
    private readonly Scratch _scratch = new();

    private static readonly (string Step, string Region)[] Steps =
    [
        ("given", "eu-west-1"), ("stored", "eu-west-2"), ("profile", "eu-west-3"), ("AWS_REGION", "eu-north-1"),
        ("AWS_DEFAULT_REGION", "eu-south-1"), ("default", "eu-central-1"), ("instance", "us-west-2"),
    ];

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<int, int> Pairs
    {
        get
        {
            TheoryData<int, int> pairs = [];
            for (int i = 0; i < Steps.Length; i++)
            {
                for (int j = i; j < Steps.Length; j++)
                    pairs.Add(i, j);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_earlier_of_two_sources_names_the_region(int earlier, int later)
    {
        IdentityOptions options = SetUp(SetUp(new IdentityOptions(), later), earlier);

        Assert.Equal(Steps[earlier].Region, (await Run.RegionAsync(options)).SystemName);
    }

    [Fact]
    public async Task The_region_of_the_profile_named_by_AWS_PROFILE_stands_where_the_default_profiles_would()
    {
        _scratch.Config("[default]\nregion=eu-central-1\n[profile x]\nregion=ca-west-1\n[profile y]\noutput=json");
        _scratch.Set("AWS_PROFILE", "x");
        ChosenRegion region = await Run.RegionAsync();
        Assert.Equal(("ca-west-1", $"the profile 'x' in {_scratch.ConfigPath}"), (region.SystemName, region.Source));

        _scratch.Set("AWS_PROFILE", "y");
        SessionCredentialException error = await Run.FailsAsync(() => Run.RegionAsync());
        Assert.Contains("profile 'y'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_profile_without_a_region_leaves_the_choice_to_the_next_step()
    {
        _scratch.Config("[default]\nregion=eu-central-1\n[profile x]\noutput=json");

        Assert.Equal("eu-central-1", (await Run.RegionAsync(new IdentityOptions { ProfileName = "x" })).SystemName);
    }

    [Fact]
    public async Task A_named_profile_that_does_not_exist_is_an_error_even_where_another_region_is_known()
    {
        _scratch.Set("AWS_REGION", "eu-west-1");

        SessionCredentialException error = await Run.FailsAsync(
            () => Run.RegionAsync(new IdentityOptions { ProfileName = "nowhere" }));

        Assert.Equal(IdentityErrorCodes.ProfileNotFound, error.ErrorCode);
    }

    [Fact]
    public async Task No_region_anywhere_is_one_error_that_lists_every_place_in_order_with_its_reason()
    {
        SessionCredentialException error = await Run.FailsAsync(() => Run.RegionAsync());

        Assert.Equal(IdentityErrorCodes.NoRegion, error.ErrorCode);
        Assert.Equal(FailureKind.NotConfigured, error.Kind);
        int at = 0;
        foreach (string place in new[]
        {
            "(1) Region: not given", "(2) $StoredAWSRegion: not set", "(3) ProfileName: not given",
            "(4) AWS_REGION: not set", "(5) AWS_DEFAULT_REGION: not set",
            $"(6) the profile 'default': not in {_scratch.CredentialsPath} and {_scratch.ConfigPath}",
            "(7) the EC2 instance: switched off by AWS_EC2_METADATA_DISABLED",
        })
        {
            int found = error.Message.IndexOf(place, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{place}' is not, or not in its place, in: {error.Message}");
            at = found + place.Length;
        }
    }

    [Theory]
    [InlineData("eu west 1")]
    [InlineData("eu-west-1.evil.example")]
    [InlineData("x.example.com/")]
    [InlineData("eu-west-1/")]
    [InlineData("eu-west-1@evil")]
    [InlineData("eu-west-1:443")]
    [InlineData("eu-west-1#")]
    [InlineData("eu_west_1")]
    [InlineData("-eu")]
    [InlineData("eu-")]
    [InlineData("eu-west-1\n.evil.example")]
    [InlineData("eu-west-\u0661")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g123")]
    public async Task A_name_that_could_change_the_host_is_no_region_wherever_it_comes_from(string name)
    {
        SessionCredentialException given = await Run.FailsAsync(
            () => Run.RegionAsync(new IdentityOptions { Region = name }));
        SessionCredentialException stored = await Run.FailsAsync(
            () => Run.RegionAsync(new IdentityOptions { StoredRegion = new { SystemName = name } }));

        Assert.Equal(IdentityErrorCodes.InvalidRegion, given.ErrorCode);
        Assert.Equal(IdentityErrorCodes.InvalidRegion, stored.ErrorCode);
        Assert.DoesNotContain('\n', given.Message);
    }

    [Theory]
    [InlineData(" eu-central-1 ", "eu-central-1", false)]
    [InlineData("EU-WEST-1", "eu-west-1", false)]
    [InlineData("eu-west-1\n", "eu-west-1", false)]
    [InlineData("fips-us-east-1", "us-east-1", true)]
    [InlineData("us-gov-west-1-fips", "us-gov-west-1", true)]
    public async Task White_space_and_capitals_do_not_matter_and_fips_in_the_name_is_the_setting(
        string name, string region, bool usesFips)
    {
        ChosenRegion chosen = await Run.RegionAsync(new IdentityOptions { Region = name });

        Assert.Equal((region, usesFips), (chosen.SystemName, chosen.UsesFips));
    }

    [Fact]
    public async Task A_malformed_region_in_the_environment_or_a_profile_is_named_with_its_source()
    {
        _scratch.Set("AWS_REGION", "a.b");
        SessionCredentialException variable = await Run.FailsAsync(() => Run.RegionAsync());
        Assert.Contains("AWS_REGION", variable.Message, StringComparison.Ordinal);

        _scratch.Set("AWS_REGION", null);
        _scratch.Config("[default]\nregion=a.b");
        SessionCredentialException error = await Run.FailsAsync(() => Run.RegionAsync());
        Assert.Equal(IdentityErrorCodes.InvalidRegion, error.ErrorCode);
        Assert.Contains(_scratch.ConfigPath, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_label_is_a_region() =>
        Assert.Equal(
            63, (await Run.RegionAsync(new IdentityOptions { Region = new string('a', 63) })).SystemName.Length);

    [Fact]
    public async Task A_stored_region_may_be_a_string_or_an_object_with_SystemName_and_nothing_else()
    {
        object amazon = Amazon.RegionEndpoint.EUWest1;
        Assert.Equal("eu-west-1", (await Run.RegionAsync(new IdentityOptions { StoredRegion = amazon })).SystemName);
        Assert.Equal("x-1", (await Run.RegionAsync(new IdentityOptions { StoredRegion = "x-1" })).SystemName);

        SessionCredentialException error = await Run.FailsAsync(
            () => Run.RegionAsync(new IdentityOptions { StoredRegion = new { Name = "eu-west-1" } }));
        Assert.Equal(IdentityErrorCodes.InvalidRegion, error.ErrorCode);
    }

    [Fact]
    public async Task Stopping_ends_the_question_to_the_instance_at_once()
    {
        SetUp(new IdentityOptions(), Steps.Length - 1);
        using CancellationTokenSource stop = new();
        TaskCompletionSource never = new();
        server.Answer = async _ =>
        {
            await stop.CancelAsync();
            await never.Task;
            return (404, "");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Run.RegionAsync(stop: stop.Token));
        never.SetResult();
    }

    [Theory]
    [InlineData("arn:aws:emr-containers:eu-west-1:123456789012:/virtualclusters/a:b", "eu-west-1")]
    [InlineData("arn:aws-cn:elasticmapreduce:cn-north-1:123456789012:cluster/j-1", "cn-north-1")]
    [InlineData("arn:aws:iam::123456789012:role/x", null)]
    [InlineData("j-ABC", null)]
    [InlineData("arn:aws:emr", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_region_of_an_arn_is_its_fourth_part(string? identifier, string? region)
    {
        Assert.Equal(region, ArnRegion.Find(identifier));
        Assert.Equal(region, ArnRegion.FindOther(identifier, new ChosenRegion("us-east-1", "test")));
        Assert.Null(ArnRegion.FindOther(identifier, new ChosenRegion(region ?? "us-east-1", "test")));
    }

    private IdentityOptions SetUp(IdentityOptions options, int step)
    {
        (string name, string region) = Steps[step];
        server.Reply(call => Answers.Instance(call, "AKIDI"));
        switch (name)
        {
            case "given":
                return options with { Region = region };
            case "stored":
                return options with { StoredRegion = region };
            case "profile":
                _scratch.Credentials($"[named]\nregion={region}\n");
                return options with { ProfileName = "named" };
            case "default":
                _scratch.Config($"[default]\nregion={region}\n");
                return options;
            case "instance":
                _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
                _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Url);
                return options;
            default:
                _scratch.Set(name, region);
                return options;
        }
    }
}
