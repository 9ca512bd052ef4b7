using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Pester.Tests;

/// <summary>
/// A second build of the module: <c>-p:UseAwsServicePackages=true</c> gives one that works, and a process that has loaded
/// one version says what to do when another is imported.
/// </summary>
[Collection(PowerShellCollection.Name)]
public sealed class OtherBuildTests(OtherBuild build) : IClassFixture<OtherBuild>
{
    [Fact]
    public async Task With_the_service_packages_the_module_builds_and_every_operation_works()
    {
        string[] output = await OtherBuild.PowerShellAsync(Script("Invoke-EveryOperation.ps1"), "-ModulePath", build.Manifest);

        Assert.Equal(
            [
                "elasticmapreduce DescribeCluster, elasticmapreduce GetClusterSessionCredentials, "
                + "elasticmapreduce GetOnClusterAppUIPresignedURL, elasticmapreduce GetSession, "
                + "elasticmapreduce GetSessionEndpoint, elasticmapreduce ListClusters, elasticmapreduce ListSessions, "
                + "elasticmapreduce StartSession, elasticmapreduce TerminateSession, "
                + "emr-containers DescribeManagedEndpoint, emr-containers GetManagedEndpointSessionCredentials, "
                + "emr-containers ListManagedEndpoints, emr-containers ListVirtualClusters, "
                + "emr-serverless GetSession, emr-serverless GetSessionEndpoint, emr-serverless ListApplications, "
                + "emr-serverless ListSessions, emr-serverless StartSession, emr-serverless TerminateSession",
                "AWSSDK.ElasticMapReduce, AWSSDK.EMRContainers, AWSSDK.EMRServerless",
            ],
            output);
        string folder = Path.GetDirectoryName(build.Manifest)!;
        Assert.All(OtherBuild.Services, service => Assert.Equal(
            3, Directory.GetFiles(folder, $"AWSSDK.{service}.dll", SearchOption.AllDirectories).Length));
    }

    [Fact]
    public void A_build_leaves_no_file_that_is_no_longer_part_of_the_module() => Assert.DoesNotContain(
        OtherBuild.Strays, file => File.Exists(Path.Combine(Path.GetDirectoryName(build.Manifest)!, file)));

    [Fact]
    public async Task Another_version_is_refused_in_one_sentence_and_the_same_build_from_another_folder_works()
    {
        string own = Path.GetFileName(Path.GetDirectoryName(OtherBuild.OwnManifest))!;

        string[] output = await OtherBuild.PowerShellAsync(
            Script("Import-OtherBuild.ps1"), "-ModulePath", OtherBuild.OwnManifest, "-OtherPath", build.Manifest);

        string refused =
            $"EmrSessionCredentials {own} is loaded in this process; start a new session to use {OtherBuild.ModuleVersion}.";
        Assert.Equal(
            [
                $"While the first is imported: {own}",
                "ClusterId is empty: InvalidRequestParameterException",
                $"After it was removed: {refused}",
                "From a copy, ClusterId is empty: InvalidRequestParameterException",
                "Of the same type: True",
            ],
            output);
    }

    private static string Script(string name) => Path.Combine(Repository.Root, "tests", "Pester", name);
}
