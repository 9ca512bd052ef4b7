using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>The URL of a user interface opens that one.</summary>
public sealed class AppUITests
{
    [Theory]
    [InlineData("/app-ui/j-1/TezUI", 200)]
    [InlineData("/app-ui/j-2/TezUI", 403)]
    [InlineData("/app-ui/j-1/SparkHistoryServer", 403)]
    public async Task A_URL_opens_no_other_cluster_and_no_other_type(string path, int status)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer issued = await emulator.EmrAsync(
            "GetOnClusterAppUIPresignedURL", ("ClusterId", "j-1"), ("OnClusterAppUIType", "TezUI"));
        Uri url = new((string)issued.Json["PresignedURL"]!);

        Assert.Equal(status, (await emulator.AskAsync("GET", path + url.Query)).Status);
    }
}
