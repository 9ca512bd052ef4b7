using System;
using System.IO;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Where profiles are looked for, and which names are found there.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ProfilePlaceTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static IdentityOptions Named(string name) => new() { ProfileName = name };

    [Fact]
    public async Task A_folder_or_a_file_may_stand_for_the_usual_files()
    {
        _scratch.Credentials("[p]\naws_access_key_id=AKIDUSUAL\naws_secret_access_key=s");
        string file = _scratch.Write("work/credentials", "[p]\naws_access_key_id=AKIDWORK\naws_secret_access_key=s");
        _scratch.Write("work/config", "[profile p]\nregion=eu-west-2");
        string folder = Path.GetDirectoryName(file)!;

        foreach (string location in new[] { file, folder })
        {
            IdentityOptions options = Named("p") with { ProfileLocation = location };
            Assert.Equal("AKIDWORK", (await Run.KeysAsync(options)).AccessKey);
            Assert.Equal("eu-west-2", (await Run.RegionAsync(options)).SystemName);
        }

        string config = _scratch.Write("cfg", "[profile p]\nregion=eu-west-3");
        _scratch.Set("AWS_CONFIG_FILE", config.Replace(_scratch.Home, "~", StringComparison.Ordinal));
        Assert.Equal(
            "eu-west-3", (await Run.RegionAsync(Named("p") with { ProfileLocation = file })).SystemName);
        Assert.Equal("eu-west-3", (await Run.RegionAsync(Named("p"))).SystemName);
        Assert.Equal(config, ProfileStore.For(new IdentityOptions()).Paths.Config);
    }

    [Fact]
    public void Profile_names_can_be_listed_for_completion()
    {
        _scratch.Credentials("[b]\n[default]\n");
        _scratch.Config("[default]\n[profile a]\n[profile b]\n[sso-session s]\n[services v]\n[other]\n");

        Assert.Equal(["b", "default", "a"], ProfileStore.For(new IdentityOptions()).ListNames());
    }
}
